package archsim.components.queue;

import static archsim.components.queue.Queues.consume;
import static archsim.components.queue.Queues.consumer;
import static archsim.components.queue.Queues.publish;

import archsim.components.Burst;
import archsim.components.Strike;
import archsim.components.call.CallTerms;
import archsim.components.call.Timeout;
import archsim.components.keys.Popularity;
import archsim.components.keys.UniformKeys;
import archsim.components.model.Architecture;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Fault;
import archsim.components.resource.Discipline;
import archsim.components.service.ConcurrencyModel;
import archsim.components.service.Consumes.Acknowledge;
import archsim.components.service.ServiceBuilder;
import archsim.components.service.StepSpec;
import archsim.components.step.DelayStep;
import archsim.components.step.FailStep;
import archsim.components.step.PublishStep;
import archsim.core.random.Exponential;
import archsim.core.random.Streams;
import archsim.core.random.Uniform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/** A service that publishes, one or two groups of consumers, and kills. */
public final class RandomQueues {
  private final UniformRandomProvider random;

  public RandomQueues(long seed) {
    random = new Streams(seed, 0).sequential("test", "queues");
  }

  public Architecture architecture() {
    Map<String, ComponentSpec> components = new LinkedHashMap<>();
    components.put(
        "app",
        ServiceBuilder.of(
                random.nextBoolean() ? publish("orders", "user") : timed(), publish("orders"))
            .replicas(2)
            .model(ConcurrencyModel.THREADS, 1, 1 + random.nextInt(9))
            .queue(100, Discipline.FIFO)
            .build());
    boolean dead = random.nextBoolean();
    components.put("orders", orders(dead));
    if (dead) {
      components.put("dead", Queues.of(1).limit(30, WhenFull.REJECT).retention(10).build());
    }
    components.put("writer", writer("one"));
    if (random.nextBoolean()) {
      components.put("reader", writer(random.nextBoolean() ? "one" : "two"));
    }
    List<Fault> faults = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      String target = random.nextInt(4) == 0 ? "app" : "writer";
      faults.add(new Strike(target, random.nextDouble(), random.nextInt(2), pause(0.2)));
    }
    var users =
        new Burst(
            200,
            List.of("app"),
            new Exponential(0.005),
            new CallTerms(
                random.nextBoolean() ? new Exponential(0.05) : null,
                random.nextBoolean() ? Timeout.Cancelling.IGNORE : Timeout.Cancelling.PROPAGATE));
    return new Architecture(Map.of("users", users), components, Map.of(), users(), faults);
  }

  private PublishStep timed() {
    return new PublishStep(
        "orders",
        random.nextBoolean() ? "user" : null,
        random.nextBoolean() ? new Exponential(0.02) : null,
        new CallTerms(
            new Exponential(0.02),
            random.nextBoolean() ? Timeout.Cancelling.IGNORE : Timeout.Cancelling.PROPAGATE));
  }

  private BrokerSpec orders(boolean dead) {
    Queues queue =
        Queues.of(1 + random.nextInt(5))
            .ack(pause(0.004))
            .limit(1 + random.nextInt(60), random.nextBoolean() ? WhenFull.REJECT : WhenFull.BLOCK)
            .retention(random.nextBoolean() ? 0.3 : 1000)
            .tries(1 + random.nextInt(4), dead ? "dead" : null);
    if (random.nextInt(3) == 0) {
      queue.delay(new Uniform(0, 0.1));
    }
    if (random.nextInt(3) == 0) {
      queue.byKey();
    } else if (random.nextInt(3) == 0) {
      queue.rebalance(0.05);
    }
    return queue.build();
  }

  private ComponentSpec writer(String group) {
    int batch = 1 + random.nextInt(3) * random.nextInt(3);
    Acknowledge acknowledge = random.nextInt(4) == 0 ? Acknowledge.BEFORE : Acknowledge.AFTER;
    StepSpec work = new DelayStep(new Exponential(0.004));
    return consumer(
            2,
            consume(
                "orders",
                group,
                batch,
                batch + random.nextInt(4),
                1 + random.nextInt(3),
                acknowledge,
                work,
                new FailStep(random.nextInt(3) * 0.2)))
        .model(ConcurrencyModel.THREADS, 1, 2)
        .queue(random.nextInt(2), Discipline.FIFO)
        .build();
  }

  private double pause(double most) {
    return random.nextBoolean() ? 0 : most * random.nextDouble();
  }

  /** Six keys. */
  public static Map<String, Popularity> users() {
    return Map.of("user", new UniformKeys(6));
  }
}
