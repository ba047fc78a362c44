package archsim.components.queue;

import static archsim.components.Systems.delay;
import static archsim.components.Systems.drain;
import static archsim.components.queue.Queues.consume;
import static archsim.components.queue.Queues.consumer;
import static archsim.components.queue.Queues.publish;
import static archsim.components.queue.Queues.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Burst;
import archsim.components.Strike;
import archsim.components.Systems;
import archsim.components.call.Timeout;
import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.OutcomeCounts;
import archsim.components.model.Architecture;
import archsim.components.model.Fault;
import archsim.components.model.SourceSpec;
import archsim.components.service.Consumes.Acknowledge;
import archsim.components.service.ServiceBuilder;
import archsim.components.step.FailStep;
import archsim.core.random.Constant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Queues and their consumers against what can be computed by hand. */
class QueueTest {
  private static Architecture system(SourceSpec source, Object... rest) {
    return Systems.of(source, rest);
  }

  private static OutcomeCounts outcomes(ModelSnapshot run) {
    return run.workloads().get(0).total().ended();
  }

  private static double latency(ModelSnapshot run) {
    return run.workloads().get(0).total().latency().mean();
  }

  /** Three messages at 1, 2, 3 s, acknowledged 0.25 s later; each is processed in 10 s. */
  @Test
  void thePublisherIsAnsweredLongBeforeTheProcessingEnds() {
    var app = ServiceBuilder.of(publish("orders")).build();
    var writer = consumer(1, consume("orders", 1, delay(10))).build();
    var orders = Queues.of(1).ack(0.25).build();
    ModelSnapshot run =
        drain(system(Burst.of(3, 1, "app"), "app", app, "orders", orders, "writer", writer), 100);

    assertThat(latency(run)).isCloseTo(0.25, within(1e-9));
    assertThat(sum(run, "orders", "published")).isEqualTo(3);
    assertThat(sum(run, "orders", "processed")).isEqualTo(3);
    // They end at 11.25, 21.25 and 31.25 s.
    assertThat(sum(run, "orders", "lag_s")).isCloseTo(10 + 19 + 28, within(1e-9));
    assertThat(sum(run, "orders", "persisted_s")).isCloseTo(10.25 + 19.25 + 28.25, within(1e-9));
    assertThat(sum(run, "orders", "depth")).isCloseTo(57, within(1e-9));
    assertThat(Queues.figure(run, "orders", "depth").max()).isEqualTo(3);
    assertThat(Systems.edge(run, "orders", "writer").requests().ended().ok()).isEqualTo(3);
    double busy = Systems.resource(run, "orders", "consumers").busyArea();
    assertThat(busy).isCloseTo(30, within(1e-9));
    // Places are taken from the coming to the end of the processing.
    double places = Systems.resource(run, "orders", "messages").busyArea();
    assertThat(places).isCloseTo(57.75, within(1e-9));
  }

  /** One message has room: the second, at 2 s, waits until the first is processed, at 11 s. */
  @Test
  void aFullQueueRejectsOrLetsThePublisherWait() {
    var app = ServiceBuilder.of(publish("orders")).build();
    var writer = consumer(1, consume("orders", 1, delay(10))).build();
    var burst = Burst.of(2, 1, "app");
    var rejecting = Queues.of(1).limit(1, WhenFull.REJECT).build();
    ModelSnapshot refused =
        drain(system(burst, "app", app, "orders", rejecting, "writer", writer), 100);
    assertThat(outcomes(refused).failed()).isEqualTo(1);
    assertThat(Systems.edge(refused, "app", "orders").requests().ended().rejected()).isEqualTo(1);
    assertThat(sum(refused, "orders", "processed")).isEqualTo(1);

    var blocking = Queues.of(1).limit(1, WhenFull.BLOCK).build();
    ModelSnapshot waited =
        drain(system(burst, "app", app, "orders", blocking, "writer", writer), 100);
    assertThat(outcomes(waited).ok()).isEqualTo(2);
    assertThat(latency(waited)).isCloseTo(9 / 2.0, within(1e-9));
    assertThat(sum(waited, "orders", "processed")).isEqualTo(2);
    assertThat(Systems.resource(waited, "orders", "messages").queueArea())
        .isCloseTo(9, within(1e-9));
  }

  /** Whoever waits for room may give up: the message never was. */
  @Test
  void aPublisherThatIsCancelledTakesItsMessageBack() {
    var app = ServiceBuilder.of(publish("orders")).build();
    var burst = Burst.of(3, 1, "app").withTimeout(2, Timeout.Cancelling.PROPAGATE);
    var orders = Queues.of(1).ack(1.5).limit(1, WhenFull.BLOCK).build();
    ModelSnapshot run = drain(system(burst, "app", app, "orders", orders), 100);

    assertThat(outcomes(run).ok()).isEqualTo(1);
    assertThat(outcomes(run).timedOut()).isEqualTo(2);
    assertThat(sum(run, "orders", "published")).isEqualTo(1);
    assertThat(Queues.figure(run, "orders", "depth").max()).isEqualTo(1);
  }

  /** Five tries of a message that always fails, then it is a dead letter; or it is dropped. */
  @Test
  void whatFailsIsTriedAgainAndThenBuried() {
    var app = ServiceBuilder.of(publish("orders")).build();
    var writer = consumer(1, consume("orders", 1, delay(1), new FailStep(1))).build();
    var burst = Burst.of(2, 100, "app");
    var orders = Queues.of(1).tries(5, "dead").build();
    ModelSnapshot run =
        drain(
            system(
                burst,
                "app",
                app,
                "orders",
                orders,
                "dead",
                Queues.of(1).build(),
                "writer",
                writer),
            1000);
    assertThat(Systems.edge(run, "orders", "writer").requests().ended().failed()).isEqualTo(10);
    assertThat(sum(run, "orders", "redelivered")).isEqualTo(8);
    assertThat(sum(run, "orders", "dead_lettered")).isEqualTo(2);
    assertThat(sum(run, "dead", "published")).isEqualTo(2);
    assertThat(Queues.figure(run, "dead", "depth").max()).isEqualTo(2);

    var dropping = Queues.of(1).tries(3, null).build();
    ModelSnapshot dropped =
        drain(system(burst, "app", app, "orders", dropping, "writer", writer), 1000);
    assertThat(sum(dropped, "orders", "dropped")).isEqualTo(2);
    assertThat(sum(dropped, "orders", "redelivered")).isEqualTo(4);
  }

  /** A queue of dead letters that is full takes no more: those are dropped. */
  @Test
  void aFullQueueOfDeadLettersBlocksNobody() {
    var app = ServiceBuilder.of(publish("orders")).build();
    var writer = consumer(1, consume("orders", 1, new FailStep(1))).build();
    var dead = Queues.of(1).limit(2, WhenFull.BLOCK).build();
    ModelSnapshot run =
        drain(
            system(
                Burst.of(5, 1, "app"),
                "app",
                app,
                "orders",
                Queues.of(1).tries(1, "dead").build(),
                "dead",
                dead,
                "writer",
                writer),
            100);

    assertThat(sum(run, "orders", "dead_lettered")).isEqualTo(2);
    assertThat(sum(run, "orders", "dropped")).isEqualTo(3);
  }

  /** Nobody consumes: ten messages, of 1 to 10 s, expire when they are 5 s old. */
  @Test
  void whatNobodyTakesExpires() {
    var app = ServiceBuilder.of(publish("orders")).build();
    var orders = Queues.of(2).retention(5).build();
    var system = system(Burst.of(10, 1, "app"), "app", app, "orders", orders);
    ModelSnapshot run = drain(system, 8.5);
    assertThat(sum(run, "orders", "published")).isEqualTo(8);
    assertThat(sum(run, "orders", "expired")).isEqualTo(3);
    assertThat(sum(drain(system, 100), "orders", "expired")).isEqualTo(10);
    assertThat(sum(drain(system, 100), "orders", "depth")).isCloseTo(50, within(1e-9));
  }

  @Test
  void aDelayedMessageWaitsBeforeItIsHandedOut() {
    var app = ServiceBuilder.of(publish("orders")).build();
    var writer = consumer(1, consume("orders", 1, delay(1))).build();
    var orders = Queues.of(1).delay(new Constant(20)).build();
    ModelSnapshot run =
        drain(system(Burst.of(2, 5, "app"), "app", app, "orders", orders, "writer", writer), 100);

    assertThat(sum(run, "orders", "lag_s")).isCloseTo(42, within(1e-9));
  }

  /** Every group gets every message; a message is inside until the slower one is done with it. */
  @Test
  void everyGroupGetsEveryMessageAndServicesOfOneGroupShare() {
    var app = ServiceBuilder.of(publish("orders")).build();
    var slow = consumer(1, consume("orders", 1, delay(3))).build();
    var one = consumer(1, consume("orders", "two", 1, 1, 1, Acknowledge.AFTER, delay(1))).build();
    ModelSnapshot run =
        drain(
            system(
                Burst.of(10, 10, "app"),
                "app",
                app,
                "orders",
                Queues.of(2).build(),
                "slow",
                slow,
                "left",
                one,
                "right",
                one),
            200);

    assertThat(sum(run, "orders", "processed")).isEqualTo(20);
    assertThat(Systems.edge(run, "orders", "slow").requests().ended().ok()).isEqualTo(10);
    assertThat(Systems.edge(run, "orders", "left").requests().ended().ok()).isEqualTo(5);
    assertThat(Systems.edge(run, "orders", "right").requests().ended().ok()).isEqualTo(5);
    assertThat(sum(run, "orders", "depth")).isCloseTo(30, within(1e-9));
    assertThat(Systems.resource(run, "orders", "consumers.two").busyArea())
        .isCloseTo(10, within(1e-9));
  }

  /** The first is processed alone; the nine that came meanwhile in batches of 4, 4 and 1. */
  @Test
  void aConsumerTakesWhatIsThereUpToABatch() {
    var writer =
        consumer(1, consume("orders", "g", 4, 20, 1, Acknowledge.AFTER, delay(10))).build();
    ModelSnapshot run =
        drain(
            system(Burst.of(10, 1, "orders"), "orders", Queues.of(3).build(), "writer", writer),
            100);

    assertThat(Systems.edge(run, "orders", "writer").requests().ended().ok()).isEqualTo(4);
    assertThat(sum(run, "orders", "processed")).isEqualTo(10);
    // The first at 11 s; those of 2 to 5 s at 21 s, of 6 to 9 s at 31 s, that of 10 s at 41 s.
    double lags = 10 + (4 * 21 - 14) + (4 * 31 - 30) + 31;
    assertThat(sum(run, "orders", "lag_s")).isCloseTo(lags, within(1e-9));
  }

  /**
   * Killed at 3.5 s: with acknowledgement afterwards what it had is processed again once it is
   * back, at 13.5 s; before, the one in process and the prefetched one are lost.
   */
  @Test
  void whatADeadConsumerHadIsRedeliveredOrLost() {
    ModelSnapshot after = killed(Acknowledge.AFTER);
    assertThat(sum(after, "orders", "processed")).isEqualTo(3);
    assertThat(sum(after, "orders", "redelivered")).isEqualTo(1);
    assertThat(sum(after, "orders", "duplicates")).isEqualTo(1);
    assertThat(sum(after, "orders", "lag_s"))
        .isCloseTo((23.5 - 1) + (33.5 - 2) + (43.5 - 3), within(1e-9));

    ModelSnapshot before = killed(Acknowledge.BEFORE);
    assertThat(sum(before, "orders", "lost")).isEqualTo(2);
    assertThat(sum(before, "orders", "processed")).isEqualTo(1);
    assertThat(sum(before, "orders", "duplicates")).isZero();
  }

  private static ModelSnapshot killed(Acknowledge acknowledge) {
    var writer = consumer(1, consume("orders", "g", 1, 2, 1, acknowledge, delay(10))).build();
    return drain(
        struck(
            system(Burst.of(3, 1, "orders"), "orders", Queues.of(1).build(), "writer", writer),
            new Strike("writer", 3.5, 0, 10)),
        100);
  }

  /** 50,000 publishers wait for the one place at one instant; nothing recurses per message. */
  @Test
  void aLongLineOfPublishersNeedsNoStack() {
    var writer = consumer(1, consume("orders", 1, delay(0))).build();
    var orders = Queues.of(1).limit(1, WhenFull.BLOCK).build();
    ModelSnapshot run =
        drain(system(Burst.of(50_000, 0, "orders"), "orders", orders, "writer", writer), 100);

    assertThat(sum(run, "orders", "processed")).isEqualTo(50_000);
    assertThat(Queues.figure(run, "orders", "depth").max()).isEqualTo(1);
  }

  /** The partition of the dead one goes to the other after the pause, and comes back after. */
  @Test
  void partitionsGoToThoseThatAreUpAfterAPause() {
    var writer = consumer(2, consume("orders", 1, delay(1))).build();
    var orders = Queues.of(2).rebalance(3).build();
    var system =
        struck(
            system(Burst.of(20, 1, "orders"), "orders", orders, "writer", writer),
            new Strike("writer", 4.5, 0, 100));
    ModelSnapshot run = drain(system, 60);

    assertThat(sum(run, "orders", "processed")).isEqualTo(20);
    // That of 4 s is in process and killed at 4.5 s or ends at 5 s; the pause ends at 7.5 s.
    assertThat(Queues.figure(run, "orders", "depth").max()).isGreaterThanOrEqualTo(4);
    assertThat(Systems.resource(run, "orders", "consumers").waits().max()).isGreaterThan(2.5);
  }

  static Architecture struck(Architecture system, Fault... faults) {
    return new Architecture(
        system.sources(), system.components(), Map.of(), system.keys(), List.of(faults));
  }
}
