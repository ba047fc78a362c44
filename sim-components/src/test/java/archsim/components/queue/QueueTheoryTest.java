package archsim.components.queue;

import static archsim.components.queue.Queues.consume;
import static archsim.components.queue.Queues.consumer;
import static archsim.components.queue.Queues.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Systems;
import archsim.components.TwentyRuns;
import archsim.components.keys.UniformKeys;
import archsim.components.model.Architecture;
import archsim.components.model.ComponentSpec;
import archsim.components.model.SourceSpec;
import archsim.components.service.Consumes.Acknowledge;
import archsim.components.service.ServiceBuilder;
import archsim.components.step.DelayStep;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import archsim.core.random.Exponential;
import archsim.core.random.Hyperexponential;
import archsim.core.theory.ErlangC;
import archsim.core.theory.MM1;
import archsim.core.theory.PollaczekKhinchine;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queues and consumers that queueing theory solves exactly; processing takes 1 s in the mean. */
class QueueTheoryTest {
  /** One partition is processed by one consumer, however many there are: M/G/1. */
  @ParameterizedTest
  @CsvSource({"0, 50000", "1, 100000", "2, 600000"})
  void onePartitionIsMG1(double cv, double duration) {
    Distribution time =
        cv == 0 ? new Constant(1) : cv == 1 ? new Exponential(1) : new Hyperexponential(1, cv);
    var theory = new PollaczekKhinchine(0.6, 1, time.secondMoment());
    var writer = consumer(3, consume("orders", 2, new DelayStep(time))).build();
    TwentyRuns runs = runs(Systems.arrivals(0.6, "orders"), Queues.of(1), writer, duration);

    runs.meet(theory.meanResponseTime(), run -> Queues.mean(run, "orders", "lag_s"));
    runs.meet(0.6, run -> TwentyRuns.utilisation(run, "orders", "consumers"));
  }

  /** Messages without a key take turns, so each of c partitions is E_c/M/1. */
  @ParameterizedTest
  @CsvSource({"2, 50000", "4, 40000"})
  void partitionsThatTakeTurnsAreErlangArrivals(int partitions, double duration) {
    double rate = 0.7;
    // σ is the Laplace transform of the gaps at 1 − σ (Kleinrock: Queueing Systems 1, 6.4).
    double sigma =
        fixed(s -> StrictMath.pow(partitions * rate / (partitions * rate + 1 - s), partitions));
    var writer = consumer(partitions, consume("orders", 1, exp())).build();

    runs(Systems.arrivals(rate * partitions, "orders"), Queues.of(partitions), writer, duration)
        .meet(1 / (1 - sigma), run -> Queues.mean(run, "orders", "lag_s"));
  }

  /** Keys of equal popularity are spread like dice: each partition is M/M/1. */
  @Test
  void partitionsByKeyArePoissonArrivals() {
    int partitions = 4;
    double rate = 0.6;
    var app = ServiceBuilder.of(publish("orders", "user")).build();
    var writer = consumer(2, consume("orders", 2, exp())).build();
    Architecture system =
        Systems.of(
            Systems.arrivals(rate * partitions, "app"),
            "app",
            app,
            "orders",
            Queues.of(partitions).build(),
            "writer",
            writer);
    var keyed =
        new Architecture(
            system.sources(),
            system.components(),
            Map.of(),
            Map.of("user", new UniformKeys(1 << 30)),
            List.of());

    new TwentyRuns(keyed, 1000, 30_000)
        .meet(new MM1(rate, 1).meanResponseTime(), run -> Queues.mean(run, "orders", "lag_s"));
  }

  /** Consumers that compete for messages without a key are M/M/c. */
  @Test
  void competingConsumersAreErlangC() {
    var theory = new ErlangC(0.8 * 4, 1, 4);
    var writer = consumer(2, consume("orders", 2, exp())).build();

    runs(Systems.arrivals(0.8 * 4, "orders"), Queues.of(7).byKey(), writer, 40_000)
        .meet(theory.meanResponseTime(), run -> Queues.mean(run, "orders", "lag_s"));
  }

  /**
   * One consumer that takes what is there up to b messages, and processes a batch in an exponential
   * time: with n waiting while it is busy P(n) = A rⁿ, r the root of μ r^(b+1) − (λ + μ) r + λ
   * within (0, 1), and it is idle with A μ/λ; so Lq = A r/(1 − r)² (Bailey: On Queueing Processes
   * with Bulk Service, J. Royal Statistical Society B 16(1), 1954).
   */
  @ParameterizedTest
  @CsvSource({"1, 0.7, 200000", "3, 1.8, 60000", "10, 7, 60000"})
  void batchesAreBulkService(int batch, double rate, double duration) {
    double root = fixed(r -> (rate + StrictMath.pow(r, batch + 1)) / (rate + 1));
    double first = 1 / (1 / (1 - root) + 1 / rate);
    double waiting = first * root / ((1 - root) * (1 - root));
    if (batch == 1) {
      assertThat(waiting / rate + 1).isCloseTo(new MM1(rate, 1).meanResponseTime(), within(1e-9));
    }
    var writer =
        consumer(1, consume("orders", "g", batch, batch, 1, Acknowledge.AFTER, exp())).build();

    runs(Systems.arrivals(rate, "orders"), Queues.of(1), writer, duration)
        .meet(waiting / rate + 1, run -> Queues.mean(run, "orders", "lag_s"));
  }

  private static DelayStep exp() {
    return new DelayStep(new Exponential(1));
  }

  private static TwentyRuns runs(
      SourceSpec source, Queues queue, ComponentSpec writer, double duration) {
    Architecture system = Systems.of(source, "orders", queue.build(), "writer", writer);
    return new TwentyRuns(system, duration / 10, duration);
  }

  /** The fixed point below 1 that is reached from 0. */
  private static double fixed(DoubleUnaryOperator step) {
    double x = 0;
    for (int i = 0; i < 100_000; i++) {
      x = step.applyAsDouble(x);
    }
    return x;
  }
}
