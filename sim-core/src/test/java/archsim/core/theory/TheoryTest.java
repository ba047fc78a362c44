package archsim.core.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import archsim.core.InvalidSpecException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracles agree with each other where their models meet. */
class TheoryTest {
  @Test
  void convolutionAndRecursionAgree() {
    var stations =
        List.of(Station.queue(2, 0.1, 1), Station.queue(1, 0.15, 1), Station.delay(3, 1));
    var recursion = ExactMva.solve(stations, 4, 60);
    var convolution = Convolution.solve(stations, 4, 60);

    assertThat(convolution.throughput()).isCloseTo(recursion.throughput(), within(1e-11));
    for (int i = 0; i < stations.size(); i++) {
      assertThat(convolution.queueLengths().get(i))
          .isCloseTo(recursion.queueLengths().get(i), within(1e-9));
    }
  }

  @Test
  void aSaturatedClosedNetworkWithManyServersStaysExact() {
    // The recursion with several servers gives negative probabilities here.
    var network = ExactMva.solve(List.of(Station.queue(1, 1, 100)), 1, 500);

    assertThat(network.throughput()).isCloseTo(100, within(1e-9));
    assertThat(network.queueLengths().get(0)).isCloseTo(400, within(1e-6));
  }

  @Test
  void aClosedNetworkWithOneQueueIsABirthDeathChain() {
    int users = 30;
    var chain = new BirthDeath(users, n -> (users - n) / 2.0, n -> Math.min(n, 4) / 0.3);
    var network = ExactMva.solve(List.of(Station.queue(1, 0.3, 4)), 2, users);

    assertThat(network.queueLengths().get(0)).isCloseTo(chain.mean(n -> n), within(1e-10));
    assertThat(network.throughput())
        .isCloseTo(chain.mean(n -> Math.min(n, 4)) / 0.3, within(1e-10));
  }

  @ParameterizedTest
  @CsvSource({"1, 0.5", "2, 0.9", "8, 0.9", "100, 0.95", "2000, 0.99"})
  void severalViewsOfMMcAgree(int servers, double utilisation) {
    double rate = utilisation * servers;
    var queue = new ErlangC(rate, 1, servers);
    int last = servers + 4000;
    var sharing = new ProcessorSharing(rate, 1, servers);
    var limited = new MMcK(rate, 1, servers, last);

    assertThat(limited.requestsInside()).isCloseTo(queue.requestsInside(), within(1e-8 * rate));
    assertThat(sharing.meanResponseTime()).isEqualTo(queue.meanResponseTime());
    double free = IntStream.range(0, servers).mapToDouble(sharing::probability).sum();
    assertThat(1 - free).isCloseTo(queue.waitingProbability(), within(1e-10));
    assertThat(queue.responseTimeTail(queue.responseTimeQuantile(0.99)))
        .isCloseTo(0.01, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"0.3", "0.7", "0.9"})
  void theMeanWaitOfMD1IsPollaczekKhinchines(double utilisation) {
    var queue = new MD1(utilisation, 1);
    double step = 0.01;
    double sum = 0;
    for (int i = 0; i < 20_000; i++) {
      sum += step * (1 - queue.waitingTimeProbability(Math.min(200, (i + 0.5) * step)));
    }

    double expected = new PollaczekKhinchine(utilisation, 1, 1).meanWaitingTime();
    // The rule of rectangles is off by step² at each of the few jumps of the slope.
    assertThat(sum).isCloseTo(expected, within(1e-4));
  }

  @Test
  void whoNeverGivesUpMakesErlangC() {
    var patient = new ErlangA(8, 1, 10, 1e-9);

    assertThat(patient.waitingProbability())
        .isCloseTo(new ErlangC(8, 1, 10).waitingProbability(), within(1e-6));
  }

  @Test
  void anMmppWithEqualRatesIsPoisson() {
    assertThat(new Mmpp2M1(0.7, 0.7, 0.1, 0.2, 1).requestsInside())
        .isCloseTo(new MM1(0.7, 1).requestsInside(), within(1e-10));
  }

  @Test
  void theTransientOfMM1ForgetsItsStart() {
    assertThat(new MM1(0.5, 1).requestsInsideAt(1000)).isCloseTo(1, within(1e-9));
    assertThat(new MM1(0.5, 1).requestsInsideAt(0)).isEqualTo(0);
  }

  @Test
  void oneClassOfPrioritiesIsPollaczekKhinchine() {
    var one = new PollaczekKhinchine(0.8, 1, 5);

    assertThat(new Cobham(List.of(one)).meanWaitingTime(0)).isEqualTo(one.meanWaitingTime());
  }

  @Test
  void smallCachesAreExactAndLargerOnesClose() {
    var few = CacheTheory.zipf(12, 0.8);

    assertThat(CacheTheory.zipf(8, 0.8).exactLru(8)).isCloseTo(1, within(1e-12));
    assertThat(few.exactLru(4)).isCloseTo(few.che(4), within(0.01));
    assertThat(few.exactFifo(4)).isCloseTo(few.gelenbe(4), within(0.02));
    assertThat(few.perfectLfu(4)).isGreaterThan(few.exactLru(4));
    assertThat(CacheTheory.zipf(5, 0).exactLru(2)).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void scalabilityPeaksWhereItsSlopeIsZero() {
    var law = new UniversalScalability(100, 0.03, 0.0001);

    assertThat(law.throughput(1)).isEqualTo(100);
    assertThat(law.peak()).isCloseTo(Math.sqrt(0.97 / 0.0001), within(1e-9));
    assertThat(law.throughput(law.peak()))
        .isGreaterThan(law.throughput(law.peak() - 1))
        .isGreaterThan(law.throughput(law.peak() + 1));
    assertThat(new UniversalScalability(100, 0.03, 0).peak()).isInfinite();
  }

  @Test
  void littlesLawTurnsBothWays() {
    double inside = LittlesLaw.requestsInside(200, 0.05);

    assertThat(inside).isEqualTo(10);
    assertThat(LittlesLaw.timeInside(inside, 200)).isEqualTo(0.05);
  }

  @Test
  void refusesWhatHasNoSteadyState() {
    assertThatThrownBy(() -> new ErlangC(2, 1, 2))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("utilisation must be below 1, was 1.0");
    assertThatThrownBy(() -> new PollaczekKhinchine(2, 1, 2))
        .isInstanceOf(InvalidSpecException.class);
    assertThatThrownBy(() -> new Mmpp2M1(3, 0, 1, 1, 1)).isInstanceOf(InvalidSpecException.class);
  }
}
