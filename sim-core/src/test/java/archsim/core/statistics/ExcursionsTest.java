package archsim.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.core.random.Streams;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExcursionsTest {
  private static final int DIGITS = 2;
  private static final Buckets BUCKETS = Buckets.of(DIGITS);

  /** Of what has no time: one above the bucket of the longest time. */
  private static final int INFINITE = BUCKETS.indexOf(1e9) + 1;

  /** Every level has a flag of its own, and each response is held against all of them. */
  private static final class ByTheRule {
    private final boolean[] crossed = new boolean[INFINITE + 1];
    private final long[] counts = new long[crossed.length];
    private double least = Double.POSITIVE_INFINITY;

    void observe(double seconds) {
      least = Math.min(least, seconds);
      int bucket = seconds == Double.POSITIVE_INFINITY ? INFINITE : BUCKETS.indexOf(seconds);
      boolean counts = false;
      for (int level = 0; level <= bucket; level++) {
        if (!crossed[level]) {
          crossed[level] = true;
          this.counts[level]++;
          counts = true;
        }
      }
      if (!counts && bucket < INFINITE) {
        int lowest = BUCKETS.indexOf(least);
        int from = bucket <= lowest + 1 ? lowest : BUCKETS.indexOf(2 * seconds - least) + 1;
        Arrays.fill(crossed, from, crossed.length, false);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"walk", "queue", "constant", "errors", "nearby", "falling", "zeros"})
  void countsEveryLevelAsIfItWereAlone(String kind) {
    DoubleSupplier responses = responses(kind);
    Excursions excursions = new Excursions(DIGITS);
    ByTheRule rule = new ByTheRule();
    for (int k = 0; k < 20_000; k++) {
      double response = responses.getAsDouble();
      observe(excursions, response);
      rule.observe(response);
      if (k % 5000 == 777) {
        checkAllLevels(excursions, rule);
      }
    }
    checkAllLevels(excursions, rule);
  }

  private static void checkAllLevels(Excursions excursions, ByTheRule rule) {
    ExcursionCounts counts = excursions.snapshot();
    for (int level = BUCKETS.indexOf(rule.least); level < INFINITE; level++) {
      long exact = Math.min(Excursions.ENOUGH, rule.counts[level]);
      assertThat(counts.above(BUCKETS.seconds(level))).as("level %d", level).isEqualTo(exact);
    }
    assertThat(counts.above(Double.POSITIVE_INFINITY))
        .isEqualTo(Math.min(Excursions.ENOUGH, rule.counts[INFINITE]));
  }

  private static void observe(Excursions excursions, double response) {
    if (response == Double.POSITIVE_INFINITY) {
      excursions.observeInfinite();
    } else {
      excursions.observe(response);
    }
  }

  private static DoubleSupplier responses(String kind) {
    UniformRandomProvider random = new Streams(5, 0).sequential("responses", kind);
    var exponential = ZigguratSampler.Exponential.of(random);
    double[] state = {0.03};
    return switch (kind) {
      case "walk" ->
          () -> {
            state[0] = Math.min(0.1, Math.abs(state[0] + (random.nextDouble() - 0.5) / 100));
            return state[0];
          };
      case "queue" -> () -> lindley(state, random.nextDouble(), exponential.sample());
      case "constant" -> () -> 0.05 + 1e-12 * random.nextDouble();
      case "errors" -> () -> random.nextDouble() < 0.01 ? Double.POSITIVE_INFINITY : 0.05;
      case "nearby" -> () -> 0.05 * (1 + 0.01 * random.nextDouble());
      case "falling" ->
          () -> {
            state[0] *= 0.9998;
            return state[0] * (1 + exponential.sample());
          };
      case "zeros" -> () -> random.nextDouble() < 0.7 ? 0 : exponential.sample() / 100;
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static double lindley(double[] state, double uniform, double service) {
    double gap = -StrictMath.log(1 - uniform) / 0.8;
    state[0] = Math.max(0, state[0] - gap / 100) + service / 100;
    return state[0];
  }

  @Test
  void aConstantResponseIsAboveItselfAsOftenAsNot() {
    Excursions excursions = new Excursions(3);
    for (int i = 0; i < 100; i++) {
      excursions.observe(0.05);
    }

    assertThat(excursions.snapshot().above(levelOf(0.05))).isEqualTo(50);
    assertThat(ExcursionCounts.ofZeros(100).above(0)).isEqualTo(50);
  }

  /** Behind 50 ms of network no response falls below half of 80 ms. */
  @ParameterizedTest
  @CsvSource({
    "0.050 0.080 0.064 0.080, 2",
    "0.050 0.080 0.066 0.080, 1",
    "0.010 0.08 0.05 0.08, 1"
  })
  void halfIsMeasuredFromTheShortestResponse(String responses, long count) {
    Excursions excursions = new Excursions(3);
    for (String response : responses.split(" ", -1)) {
      excursions.observe(Double.parseDouble(response));
    }

    assertThat(excursions.snapshot().above(levelOf(0.08))).isEqualTo(count);
  }

  @Test
  void aResetForgetsCountsAndNotTheExcursion() {
    Excursions excursions = new Excursions(3);
    excursions.observe(1);
    excursions.observe(30);
    excursions.reset();
    excursions.observe(30);

    assertThat(excursions.snapshot().above(levelOf(30))).isZero();

    excursions.observe(1);
    excursions.observe(30);

    assertThat(excursions.snapshot().above(levelOf(30))).isEqualTo(1);
  }

  @Test
  void aCopyGoesItsOwnWay() {
    Excursions one = new Excursions(3);
    one.observe(1);
    Excursions other = one.copy();
    other.observeInfinite();

    assertThat(one.snapshot().above(Double.POSITIVE_INFINITY)).isZero();
    assertThat(other.snapshot().above(Double.POSITIVE_INFINITY)).isEqualTo(1);
  }

  private static double levelOf(double seconds) {
    Buckets buckets = Buckets.of(3);
    return buckets.seconds(buckets.indexOf(seconds));
  }
}
