package archsim.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.core.random.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static final int BUCKETS = 400;

  @Test
  void aLevelThatIsReachedEndsTheWarmUp() {
    WarmUp warmUp = WarmUp.of(series(t -> Math.min(1, t / 80), 0.05), 0.5);

    assertThat(warmUp.unsettled()).isEmpty();
    assertThat(warmUp.seconds()).isBetween(30.0, 60.0);
  }

  /** The noise of a bucket is more than the ramp gains, and hides it from MSER-5. */
  @Test
  void aSlowRampInMuchNoiseIsSeen() {
    List<PilotSeries> ramp = series(1, 6000, t -> 10 + t / 400, 40);

    assertThat(2 * ramp.get(0).truncation()).isLessThanOrEqualTo(ramp.get(0).length());
    assertThat(WarmUp.of(ramp, 0.01).unsettled())
        .hasValue("c.entries still changes after 60s: warmup: 4m, or longer");
  }

  @Test
  void noiseAloneIsSettled() {
    int unsettled = 0;
    for (int seed = 0; seed < 300; seed++) {
      unsettled += WarmUp.of(series(seed, t -> 10, 5), 1).unsettled().isPresent() ? 1 : 0;
    }

    assertThat(unsettled).isLessThanOrEqualTo(9); // 1 % and three standard deviations
  }

  @Test
  void aChangeOfLessThanAHundredthIsNoReasonToWait() {
    assertThat(WarmUp.of(series(t -> 100 + t / BUCKETS, 1e-3), 1).unsettled()).isEmpty();
    assertThat(WarmUp.of(series(t -> 100 + 20 * t / BUCKETS, 1e-3), 1).unsettled()).isPresent();
  }

  @Test
  void whatAComponentIsKnownToNeedIsALowerBoundUnlessItIsFarTooLong() {
    WarmUp unsettled = WarmUp.of(series(t -> t, 1), 0.1);

    assertThat(WarmUp.of(3).atLeast("c", 2, 60, 10)).isEqualTo(WarmUp.of(3));
    assertThat(unsettled.atLeast("c", 600, 60, 40))
        .isEqualTo(new WarmUp(600, Optional.empty(), "c"));
    assertThat(unsettled.atLeast("c", 30, 60, 40).unsettled()).isPresent();
    assertThat(WarmUp.of(3).atLeast("c", 3600, 60, 10).unsettled())
        .hasValue("c settles in 60m only: warmup: 60m");
  }

  @Test
  void theWarmUpHasTwoDigits() {
    assertThat(Wording.twoDigitsUp(16.667)).isEqualTo(17);
    assertThat(Wording.twoDigitsUp(0.625)).isCloseTo(0.63, within(1e-12));
    assertThat(Wording.twoDigitsUp(5.000000000000001)).isEqualTo(5);
    assertThat(Wording.twoDigitsUp(0)).isZero();
  }

  private static List<PilotSeries> series(DoubleUnaryOperator mean, double noise) {
    return series(1, mean, noise);
  }

  private static List<PilotSeries> series(int seed, DoubleUnaryOperator mean, double noise) {
    return series(seed, BUCKETS, mean, noise);
  }

  private static List<PilotSeries> series(
      int seed, int buckets, DoubleUnaryOperator mean, double noise) {
    List<double[]> sums = new ArrayList<>();
    List<double[]> of = new ArrayList<>();
    for (int pilot = 0; pilot < 6; pilot++) {
      var random = new Streams(seed, pilot).sequential("series", "noise");
      double[] values = new double[buckets];
      Arrays.setAll(
          values, t -> mean.applyAsDouble(t) + noise * (2 * random.nextDouble() - 1) * 1.7);
      sums.add(values);
      double[] ones = new double[buckets];
      Arrays.fill(ones, 1);
      of.add(ones);
    }
    return List.of(new PilotSeries("c.entries", sums, of));
  }
}
