package archsim.components;

import static archsim.components.ReplicasComeAndGoTest.add;
import static archsim.components.ReplicasComeAndGoTest.outcomes;
import static archsim.components.ReplicasComeAndGoTest.remove;
import static archsim.components.ReplicasComeAndGoTest.system;
import static archsim.components.Systems.compute;
import static archsim.components.Systems.delay;
import static archsim.components.queue.Queues.consume;
import static archsim.components.queue.Queues.publish;
import static org.assertj.core.api.Assertions.assertThat;

import archsim.components.balancer.BalancerBuilder;
import archsim.components.balancer.Balancing;
import archsim.components.balancer.HealthCheck;
import archsim.components.balancer.OutlierEjection;
import archsim.components.balancer.Sticky;
import archsim.components.call.CallTerms;
import archsim.components.fault.FaultSpec;
import archsim.components.fault.Faults;
import archsim.components.measure.ModelSnapshot;
import archsim.components.model.Architecture;
import archsim.components.model.Model;
import archsim.components.queue.Queues;
import archsim.components.service.ConcurrencyModel;
import archsim.components.service.Lock;
import archsim.components.service.ServiceBuilder;
import archsim.components.step.LockStep;
import archsim.core.random.Constant;
import archsim.core.random.Exponential;
import archsim.core.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Replicas that join, leave and are killed at random, under all policies and models. */
class RandomReplicasTest {
  /** Whatever comes, goes and is killed: laws hold, nothing is left, and it repeats. */
  @Test
  void nothingIsLeftOfRandomChangesAndKills() {
    Random random = new Random(5);
    for (int round = 0; round < 30; round++) {
      List<FaultSpec> faults = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        double at = 30 * random.nextDouble();
        int count = 1 + random.nextInt(3);
        faults.add(
            switch (random.nextInt(3)) {
              case 0 -> add(at, count);
              case 1 -> remove(at, count);
              default ->
                  Faults.of(at, Faults.target("kill", "app"), count, 1 + 8 * random.nextDouble());
            });
      }
      ConcurrencyModel model = List.of(ConcurrencyModel.values()).get(round % 3);
      var app =
          ServiceBuilder.of(
                  new LockStep("own", null, new Constant(0.002), Lock.Scope.REPLICA),
                  Systems.query("db"),
                  Systems.parallel(delay(0.5), compute(0.01)))
              .replicas(1 + random.nextInt(4))
              .model(model, 2, model == ConcurrencyModel.EVENT_LOOP ? null : 5)
              .startup(random.nextInt(3))
              .pool("db", 2)
              .consumes(consume("orders", 2, delay(2)))
              .build();
      var shop = ServiceBuilder.of(publish("orders")).build();
      var edge =
          BalancerBuilder.of(List.of(Balancing.values()).get(random.nextInt(8)))
              .to("app", 1)
              .sticky(random.nextBoolean() ? Sticky.SESSION : Sticky.NONE);
      if (random.nextBoolean()) {
        edge.checks(new HealthCheck(0.5, 1, 2, 0.1, 2));
      }
      if (random.nextBoolean()) {
        edge.ejects(new OutlierEjection(3, 2, 0.5));
      }
      Architecture system =
          system(
              faults,
              new Burst(
                  2000,
                  List.of("edge.work", "app.work", "shop"),
                  new Exponential(0.02),
                  CallTerms.NONE),
              "edge",
              edge.build(),
              "app",
              app,
              "shop",
              shop,
              "orders",
              (round % 2 == 0 ? Queues.of(4) : Queues.of(4).byKey()).build(),
              "db",
              Systems.database(2, 10, 0.002));
      double middle = 40 * random.nextDouble();
      ModelSnapshot end = run(system, round, middle);

      assertThat(end.workloads().get(0).total().unfinished()).isZero();
      assertThat(outcomes(end).ok()).isGreaterThan(500);
      assertThat(run(system, round, middle)).usingRecursiveComparison().isEqualTo(end);
    }
  }

  private static ModelSnapshot run(Architecture system, int seed, double middle) {
    Model model = new Model(system, new Streams(seed, 0));
    model.start();
    model.endWarmUp();
    model.runUntil(middle);
    model.snapshot();
    model.runUntil(2000);
    return model.snapshot();
  }
}
