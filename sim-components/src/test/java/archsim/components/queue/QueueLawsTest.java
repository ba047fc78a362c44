package archsim.components.queue;

import static archsim.components.Systems.delay;
import static archsim.components.queue.Queues.consume;
import static archsim.components.queue.Queues.consumer;
import static archsim.components.queue.Queues.publish;
import static archsim.components.queue.Queues.sum;
import static org.assertj.core.api.Assertions.assertThat;

import archsim.components.Burst;
import archsim.components.Ledger;
import archsim.components.Strike;
import archsim.components.Systems;
import archsim.components.measure.ModelSnapshot;
import archsim.components.model.Architecture;
import archsim.components.model.Fault;
import archsim.components.model.Model;
import archsim.components.service.Consumes.Acknowledge;
import archsim.components.service.ServiceBuilder;
import archsim.components.step.DelayStep;
import archsim.components.step.FailStep;
import archsim.core.random.Exponential;
import archsim.core.random.Streams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random queues and consumers that fail and are killed: nothing is lost that may not be, what is in
 * order stays so, and once all is over nothing is inside. That what was published is processed,
 * dead-lettered, expired, lost, dropped or inside is checked by the runs themselves, as is every
 * slot.
 */
class QueueLawsTest {
  private static final int SYSTEMS = 300;
  private static final int CRASHES = 1000;
  private static final double LONG_AFTER = 100_000;

  @Test
  void randomQueuesObeyTheirLawsAtAnyTimeAndAreEmptyInTheEnd() {
    double[] seen = new double[6];
    String[] figures = {"processed", "dead_lettered", "expired", "lost", "dropped", "redelivered"};
    for (int seed = 0; seed < SYSTEMS; seed++) {
      RandomQueues random = new RandomQueues(seed);
      Architecture architecture = random.architecture();
      Model model = new Model(architecture, new Streams(seed, 0));
      model.start();
      model.runUntil(0.2);
      model.endWarmUp();
      for (int i = 1; i <= 10; i++) {
        model.runUntil(0.2 + 0.13 * i);
        model.snapshot();
      }
      model.runUntil(LONG_AFTER);
      ModelSnapshot over = model.snapshot();
      for (int i = 0; i < figures.length; i++) {
        seen[i] += sum(over, "orders", figures[i]);
      }
      model.endWarmUp();
      model.runUntil(2 * LONG_AFTER);
      ModelSnapshot after = model.snapshot();
      assertThat(sum(after, "orders", "depth")).as("%s", architecture).isZero();
      after.edges().forEach(edge -> assertThat(edge.requests().unfinished()).isZero());
      after
          .resources()
          .forEach(
              each -> {
                assertThat(each.busyArea()).as(each.name()).isZero();
                assertThat(each.queueMax()).as(each.name()).isZero();
              });
    }
    assertThat(seen).doesNotContain(0);
  }

  /** With acknowledgement afterwards and tries enough, each message ends OK whatever crashes. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noAcknowledgedMessageIsLostInAnyCrashSchedule(boolean byKey) {
    double redelivered = 0;
    for (int seed = 0; seed < CRASHES; seed++) {
      UniformRandomProvider random = new Streams(seed, 0).sequential("test", "crashes");
      Ledger ledger = Ledger.of("user");
      Queues queue = Queues.of(1 + random.nextInt(4)).tries(1_000_000, null);
      if (byKey) {
        queue.byKey();
      } else if (random.nextBoolean()) {
        queue.rebalance(0.02);
      }
      ModelSnapshot run = crash(random, queue.build(), ledger, seed);

      double published = sum(run, "orders", "published");
      assertThat(published).isEqualTo(30);
      assertThat(sum(run, "orders", "processed")).as("%d", seed).isEqualTo(published);
      assertThat(ledger.log()).extracting(Ledger.Entry::arrivedAt).doesNotHaveDuplicates();
      assertThat(ledger.log()).hasSize(30);
      assertOrderByKey(ledger, seed);
      redelivered += sum(run, "orders", "redelivered");
    }
    assertThat(redelivered).isGreaterThan(CRASHES);
  }

  private static ModelSnapshot crash(
      UniformRandomProvider random, BrokerSpec orders, Ledger ledger, long seed) {
    var app = ServiceBuilder.of(publish("orders", "user")).build();
    var writer =
        consumer(
                3,
                consume(
                    "orders",
                    "g",
                    1,
                    1 + random.nextInt(4),
                    1 + random.nextInt(2),
                    Acknowledge.AFTER,
                    new DelayStep(new Exponential(0.02)),
                    new FailStep(random.nextInt(2) * 0.2),
                    Systems.call("ledger")))
            .build();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      faults.add(new Strike("writer", random.nextDouble(), random.nextInt(3), random.nextDouble()));
    }
    Architecture system =
        Systems.of(
            Burst.of(30, 0.01, "app"),
            "app",
            app,
            "orders",
            orders,
            "writer",
            writer,
            "ledger",
            ledger);
    Model model =
        new Model(
            new Architecture(
                system.sources(), system.components(), Map.of(), RandomQueues.users(), faults),
            new Streams(seed, 0));
    model.endWarmUp();
    model.start();
    model.runUntil(1000);
    return model.snapshot();
  }

  /** Of each key they end in the order in which they were published. */
  private static void assertOrderByKey(Ledger ledger, long seed) {
    Map<Long, Double> last = new LinkedHashMap<>();
    for (Ledger.Entry entry : ledger.log()) {
      double before = last.getOrDefault(entry.key(), -1.0);
      assertThat(entry.arrivedAt()).as("key %d of %d", entry.key(), seed).isGreaterThan(before);
      last.put(entry.key(), entry.arrivedAt());
    }
  }

  /** One partition: all of them in order, whoever is killed, and whoever gets it. */
  @Test
  void aPartitionIsInOrderAcrossKills() {
    for (int seed = 0; seed < 200; seed++) {
      UniformRandomProvider random = new Streams(seed, 0).sequential("test", "partition");
      Ledger ledger = Ledger.of("user");
      crash(random, Queues.of(1).tries(1_000_000, null).build(), ledger, seed);

      assertThat(ledger.log())
          .extracting(Ledger.Entry::arrivedAt)
          .as("%d", seed)
          .hasSize(30)
          .isSorted();
    }
  }

  /** Two keys in one partition: by key they are processed at the same time, else not. */
  @Test
  void byKeyOtherKeysDoNotWait() {
    Queues fifo = Queues.of(1);
    Queues byKey = Queues.of(1).byKey();
    assertThat(lastEnd(fifo)).isGreaterThan(100);
    assertThat(lastEnd(byKey)).isLessThan(60);
  }

  private static double lastEnd(Queues queue) {
    Ledger ledger = Ledger.of("user");
    var app = ServiceBuilder.of(publish("orders", "user")).build();
    var writer = consumer(1, consume("orders", 20, delay(10), Systems.call("ledger"))).build();
    Architecture system =
        Systems.of(
            Burst.of(10, 0.1, "app"),
            "app",
            app,
            "orders",
            queue.build(),
            "writer",
            writer,
            "ledger",
            ledger);
    Systems.drain(
        new Architecture(
            system.sources(), system.components(), Map.of(), RandomQueues.users(), List.of()),
        1000);
    assertThat(ledger.log()).hasSize(10);
    return ledger.log().get(9).time();
  }
}
