package archsim.core.experiment;

import java.util.Arrays;

/**
 * The interval of a share p = Σevents / Σtotals over m independent replications. With u the
 * relative standard error of p by the ratio estimator and t that of m − 1 degrees of freedom it is
 * [p·exp(−t·u), p / (1 − t·u)]: the t-interval of ln p below and of 1/p above. p and its standard
 * error rise and fall together, so p ± t·u·p would end too low: of M/M/4 queues whose share of slow
 * requests lies exactly at a limit, 16 % would pass.
 *
 * <p>Where events are few, 1 − t·u comes near 0. The variance of a sum of bursts is proportional to
 * its mean (compound Poisson), so there the score interval holds (Wilson: Probable Inference, JASA
 * 22, 1927): the p₀ with p₀ − p = z·u·√(p₀·p), which is p·w(z·u) with √w(x) = (x + √(x² + 4)) / 2.
 * Bursts of unknown size estimate u badly from few of them; z is {@value #CAUTION} t therefore.
 *
 * <p>The formulas are for a rare event; the interval of a share above a half is that of what lacks
 * to 1. Each is at least as wide as the one of Clopper and Pearson.
 */
final class Share {
  /** The relative standard error above which the interval of 1/p decides nothing. */
  private static final double TRUSTED = 0.1;

  /**
   * By how much the score interval is wider where less is known. Without a factor 6 to 20 % of
   * systems at a limit pass where u lies above {@link #TRUSTED}; with 3 it is below 3 % from 10
   * bursts a replication on and 8 % at worst with 1: measured on M/M/1 and M/M/4 queues at
   * utilisations of 0.8 and 0.9.
   */
  private static final double CAUTION = 3;

  private final double value;
  private final boolean isOfWhatLacks;
  private final Ratio ratio;
  private final long events;
  private final long trials;

  Share(long[] events, long[] totals) {
    this.trials = Arrays.stream(totals).sum();
    long all = Arrays.stream(events).sum();
    value = (double) all / trials;
    isOfWhatLacks = value > 0.5;
    this.events = isOfWhatLacks ? trials - all : all;
    double[] rare = new double[events.length];
    Arrays.setAll(rare, i -> isOfWhatLacks ? totals[i] - events[i] : events[i]);
    ratio = Ratio.of(rare, Arrays.stream(totals).asDoubleStream().toArray());
  }

  double value() {
    return value;
  }

  double standardError() {
    return ratio.standardError();
  }

  int replications() {
    return ratio.replications();
  }

  /** The interval with the given confidence. */
  Interval interval(double confidence) {
    double tu = tu(confidence);
    double score = score(CAUTION * tu);
    return interval(confidence, tu, tu < 1 ? Math.min(score, 1 / (1 - tu)) : score);
  }

  /** The interval that has to keep a limit whole: the wider score interval where u is large. */
  Interval cautious(double confidence) {
    double tu = tu(confidence);
    boolean isTrusted = ratio.standardError() <= TRUSTED * ratio.value() && tu < 1;
    return interval(confidence, tu, isTrusted ? 1 / (1 - tu) : score(CAUTION * tu));
  }

  private double tu(double confidence) {
    return events == 0 || replications() < 2
        ? 0
        : StudentT.twoSided(confidence, replications() - 1)
            * (ratio.standardError() / ratio.value());
  }

  private Interval interval(double confidence, double tu, double factorAbove) {
    if (replications() < 2) {
      return Interval.NONE;
    }
    double p = ratio.value();
    Interval rare =
        new Interval(p * StrictMath.exp(-tu), Math.min(1, p * factorAbove))
            .hull(ClopperPearson.of(events, trials, confidence));
    return isOfWhatLacks ? new Interval(1 - rare.high(), 1 - rare.low()) : rare;
  }

  private static double score(double x) {
    double root = (x + Math.sqrt(x * x + 4)) / 2;
    return root * root;
  }
}
