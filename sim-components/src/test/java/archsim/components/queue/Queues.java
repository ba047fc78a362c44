package archsim.components.queue;

import archsim.components.call.CallTerms;
import archsim.components.measure.FigureSnapshot;
import archsim.components.measure.ModelSnapshot;
import archsim.components.service.Consumes;
import archsim.components.service.Consumes.Acknowledge;
import archsim.components.service.ServiceBuilder;
import archsim.components.service.StepSpec;
import archsim.components.step.PublishStep;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queues and consumers for tests, of which most fields are as they are by default. */
public final class Queues {
  private static final double DAY = 86_400;

  private int partitions = 1;
  private Distribution ack = new Constant(0);
  private int limit = 1_000_000;
  private WhenFull whenFull = WhenFull.REJECT;
  private double retention = DAY;
  private int maxDeliveries = 5;
  private @Nullable String deadLetter;
  private Order order = Order.FIFO;
  private @Nullable Distribution delay;
  private double rebalance;

  public static Queues of(int partitions) {
    Queues queue = new Queues();
    queue.partitions = partitions;
    return queue;
  }

  public Queues ack(double seconds) {
    ack = new Constant(seconds);
    return this;
  }

  public Queues limit(int messages, WhenFull then) {
    limit = messages;
    whenFull = then;
    return this;
  }

  public Queues retention(double seconds) {
    retention = seconds;
    return this;
  }

  public Queues tries(int most, @Nullable String dead) {
    maxDeliveries = most;
    deadLetter = dead;
    return this;
  }

  public Queues byKey() {
    order = Order.BY_KEY;
    return this;
  }

  public Queues delay(Distribution seconds) {
    delay = seconds;
    return this;
  }

  public Queues rebalance(double seconds) {
    rebalance = seconds;
    return this;
  }

  public BrokerSpec build() {
    return new BrokerSpec(
        partitions,
        ack,
        new Limits(limit, whenFull, retention),
        maxDeliveries,
        deadLetter,
        order,
        delay,
        rebalance);
  }

  /** Publishes without a key. */
  public static PublishStep publish(String queue) {
    return new PublishStep(queue, null, null, CallTerms.NONE);
  }

  /** Publishes with a key. */
  public static PublishStep publish(String queue, String key) {
    return new PublishStep(queue, key, null, CallTerms.NONE);
  }

  /** One message at a time, by so many consumers of each replica. */
  public static Consumes consume(String queue, int consumers, StepSpec... steps) {
    return consume(queue, null, 1, 1, consumers, Acknowledge.AFTER, steps);
  }

  public static Consumes consume(
      String queue,
      @Nullable String group,
      int batch,
      int prefetch,
      int consumers,
      Acknowledge acknowledge,
      StepSpec... steps) {
    return new Consumes(queue, group, batch, prefetch, consumers, acknowledge, List.of(steps));
  }

  /** A service that only consumes. */
  public static ServiceBuilder consumer(int replicas, Consumes consumes) {
    return new ServiceBuilder().replicas(replicas).consumes(consumes);
  }

  /** What happened so often, or the sum of a figure. */
  public static double sum(ModelSnapshot run, String queue, String figure) {
    return figure(run, queue, figure).sum();
  }

  public static double mean(ModelSnapshot run, String queue, String figure) {
    FigureSnapshot snapshot = figure(run, queue, figure);
    return snapshot.sum() / snapshot.of();
  }

  public static FigureSnapshot figure(ModelSnapshot run, String queue, String figure) {
    return run.figures().stream()
        .filter(each -> each.component().equals(queue) && each.figure().equals(figure))
        .findFirst()
        .orElseThrow();
  }
}
