package archsim.components.unit;

import static archsim.components.Systems.delay;
import static org.assertj.core.api.Assertions.assertThat;

import archsim.components.Burst;
import archsim.components.balancer.BalancerBuilder;
import archsim.components.balancer.Balancing;
import archsim.components.balancer.LoadBalancer;
import archsim.components.call.CallTerms;
import archsim.components.call.Timeout;
import archsim.components.database.Database;
import archsim.components.database.Databases;
import archsim.components.database.Topology;
import archsim.components.database.server.DiskSpec;
import archsim.components.database.server.Operation;
import archsim.components.database.server.StatementSpec;
import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.ResourceSnapshot;
import archsim.components.model.Architecture;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Model;
import archsim.components.resource.Discipline;
import archsim.components.service.ConcurrencyModel;
import archsim.components.service.Lock;
import archsim.components.service.Service;
import archsim.components.service.ServiceBuilder;
import archsim.components.service.StepSpec;
import archsim.components.step.CallStep;
import archsim.components.step.ChooseStep;
import archsim.components.step.ComputeStep;
import archsim.components.step.FailStep;
import archsim.components.step.LockStep;
import archsim.components.step.ParallelStep;
import archsim.components.step.RepeatStep;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import archsim.core.random.Exponential;
import archsim.core.random.Streams;
import archsim.core.random.Uniform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random systems under a burst: once it is over nobody is inside, nothing is held and nothing is
 * scheduled. The laws, and that accounts add up, are checked by the runs themselves.
 */
class DrainTest {
  private static final int SYSTEMS = 300;
  private static final int ARRIVALS = 300;
  private static final double LONG_AFTER = 100_000;

  @Test
  void randomSystemsAreEmptyAfterABurst() {
    int kills = 0;
    for (int seed = 0; seed < SYSTEMS; seed++) {
      Architecture architecture = new RandomSystem(seed).architecture();
      Model model = new Model(architecture, new Streams(seed, 0));
      model.start();
      model.runUntil(0.5);
      model.endWarmUp();
      model.runUntil(1.5);
      model.snapshot();
      model.runUntil(LONG_AFTER);
      ModelSnapshot over = model.snapshot();
      kills += over.happenings().size() / 2;
      model.endWarmUp();
      model.runUntil(2 * LONG_AFTER);

      assertThat(over.workloads().get(0).total().ended().ended()).as("%s", seed).isPositive();
      assertEmpty(model.snapshot(), over.events(), architecture);
    }
    assertThat(kills).isGreaterThan(SYSTEMS);
  }

  private static void assertEmpty(ModelSnapshot run, long events, Architecture architecture) {
    assertThat(run.events()).as("%s", architecture).isEqualTo(events);
    run.workloads()
        .forEach(each -> assertThat(each.total().unfinished()).as("%s", architecture).isZero());
    run.edges()
        .forEach(edge -> assertThat(edge.requests().unfinished()).as("%s", architecture).isZero());
    run.resources()
        .forEach(
            each -> {
              double own = ownOf(each, architecture) * run.duration();
              assertThat(each.busyAreas()).as("%s", architecture).containsOnly(own);
              assertThat(each.queueMax()).as("%s", architecture).isZero();
            });
  }

  /** What a replica takes for itself: memory. */
  private static double ownOf(ResourceSnapshot resource, Architecture architecture) {
    return architecture.spec(resource.component()) instanceof Service.Spec service
            && resource.resource().equals("memory")
            && service.upkeep().memoryBase() != null
        ? service.upkeep().memoryBase()
        : 0;
  }

  /** A handful of services, each calling only later ones, in front of a database. */
  private static final class RandomSystem {
    private static final int SERVICES = 4;
    private static final int DEEPEST = 3;

    private final UniformRandomProvider random;

    RandomSystem(long seed) {
      random = new Streams(seed, 0).sequential("test", "system");
    }

    Architecture architecture() {
      Map<String, ComponentSpec> components = new LinkedHashMap<>();
      for (int i = 0; i < SERVICES; i++) {
        components.put("edge-" + i, balancer(i));
        components.put("app-" + i, service(i));
      }
      components.put("db", database());
      var users =
          new Burst(
              ARRIVALS,
              List.of("edge-0", "app-0", "app-1"),
              new Exponential(0.005),
              new CallTerms(random.nextBoolean() ? new Exponential(0.05) : null, cancelling()));
      return new Architecture(Map.of("users", users), components);
    }

    private LoadBalancer.Spec balancer(int number) {
      Balancing policy = any(List.of(Balancing.values()));
      return BalancerBuilder.of(policy)
          .to("app-" + number, 1)
          .latency(random.nextBoolean() ? new Constant(0) : new Exponential(0.001))
          .build();
    }

    private Service.Spec service(int number) {
      ConcurrencyModel model = any(List.of(ConcurrencyModel.values()));
      var service =
          ServiceBuilder.of(steps(number, 0).toArray(StepSpec[]::new))
              .replicas(1 + random.nextInt(3))
              .model(
                  model,
                  0.5 * (1 + random.nextInt(6)),
                  model == ConcurrencyModel.EVENT_LOOP ? null : 1 + random.nextInt(5));
      if (model != ConcurrencyModel.VIRTUAL_THREADS) {
        service.queue(random.nextInt(4) * random.nextInt(10), any(List.of(Discipline.values())));
      }
      addWhatFails(service);
      return service.build();
    }

    /** Kills and restarts, pauses, contention, connections. */
    private void addWhatFails(ServiceBuilder service) {
      if (random.nextBoolean()) {
        service.memory(
            10,
            random.nextInt(4),
            random.nextBoolean() ? new Constant(3) : new Uniform(0, 9),
            random.nextBoolean() ? new Constant(0) : new Exponential(0.02));
      }
      if (random.nextInt(3) == 0) {
        service.gc(20, new Uniform(0, 9), new Exponential(0.005));
      }
      if (random.nextInt(3) == 0) {
        service.contention(0.1, 0.01);
      }
      if (random.nextInt(3) == 0) {
        service.maxConnections(1 + random.nextInt(6));
      }
    }

    private Database.Spec database() {
      var read = new StatementSpec(new Exponential(0.003), new Uniform(0, 3));
      double cores = 0.5 + random.nextInt(3);
      int connections = 1 + random.nextInt(4);
      return Databases.of(
          Topology.SINGLE,
          cores,
          read,
          null,
          "connections",
          connections,
          "disk",
          new DiskSpec(500, 0.004));
    }

    private List<StepSpec> steps(int service, int depth) {
      return IntStream.range(0, 1 + random.nextInt(3)).mapToObj(i -> step(service, depth)).toList();
    }

    private StepSpec step(int service, int depth) {
      int kind = random.nextInt(depth < DEEPEST ? 11 : 8);
      return switch (kind) {
        case 0 -> new ComputeStep(random.nextInt(4) == 0 ? new Constant(0) : time());
        case 1 -> delay(random.nextInt(2) * 0.004);
        case 2 -> Databases.query(Operation.READ, null, new CallTerms(limit(), cancelling()));
        case 3 -> new FailStep(0.2);
        case 4, 5 ->
            service + 1 < SERVICES
                ? new CallStep(callee(service), new CallTerms(limit(), cancelling()), false)
                : new ComputeStep(time());
        case 6 -> lock();
        case 7 ->
            service + 1 < SERVICES ? new CallStep(callee(service), CallTerms.NONE, true) : lock();
        case 8 ->
            new ChooseStep(
                List.of(
                    new ChooseStep.Branch(0.3, steps(service, depth + 1)),
                    new ChooseStep.Branch(0.4, steps(service, depth + 1))));
        case 9 -> new RepeatStep(new Uniform(0, 3), steps(service, depth + 1));
        default -> parallel(service, depth);
      };
    }

    private LockStep lock() {
      String name = random.nextBoolean() ? "one" : "other";
      Lock.Scope scope = name.equals("one") ? Lock.Scope.REPLICA : Lock.Scope.SERVICE;
      return random.nextBoolean()
          ? new LockStep(name, time(), null, scope)
          : new LockStep(name, null, time(), scope);
    }

    private String callee(int service) {
      int later = service + 1 + random.nextInt(SERVICES - service - 1);
      return (random.nextBoolean() ? "app-" : "edge-") + later;
    }

    private ParallelStep parallel(int service, int depth) {
      int count = 1 + random.nextInt(4);
      Integer quorum = random.nextBoolean() ? null : 1 + random.nextInt(count);
      if (random.nextBoolean()) {
        return new ParallelStep(List.of(), count, quorum, steps(service, depth + 1), cancelling());
      }
      List<List<StepSpec>> branches = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        branches.add(List.of(step(service, depth + 1)));
      }
      return new ParallelStep(branches, 1, quorum, List.of(), cancelling());
    }

    private <T> T any(List<T> all) {
      return all.get(random.nextInt(all.size()));
    }

    private Distribution time() {
      return new Exponential(0.002);
    }

    private @Nullable Distribution limit() {
      return random.nextBoolean() ? null : new Exponential(0.01);
    }

    private Timeout.Cancelling cancelling() {
      return random.nextBoolean() ? Timeout.Cancelling.IGNORE : Timeout.Cancelling.PROPAGATE;
    }
  }
}
