package archsim.core.experiment;

import archsim.core.results.EstimateResult;
import archsim.core.statistics.HistogramSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A figure estimated from n independent replications, with a confidence interval at any level; or
 * the reason why there is none. One replication gives a value without an interval.
 */
public final class Estimate {
  /** The confidence of every half-width that is reported. */
  public static final double REPORTED_CONFIDENCE = 0.95;

  private static final String NOTHING = "nothing was observed: a longer --duration or more load";

  private final double value;
  private final double standardError;
  private final int replications;
  private final DoubleFunction<Interval> intervals;
  private final String refusal;

  Estimate(
      double value,
      double standardError,
      int replications,
      DoubleFunction<Interval> intervals,
      String refusal) {
    this.value = value;
    this.standardError = standardError;
    this.replications = replications;
    this.intervals = intervals;
    this.refusal = refusal;
  }

  /**
   * The mean of one value per replication: x̄ ± t(n−1) · s/√n. A value that is not finite refuses
   * the estimate.
   */
  public static Estimate ofMeans(double... replicationValues) {
    int n = replicationValues.length;
    if (n == 0 || !Arrays.stream(replicationValues).allMatch(Double::isFinite)) {
      return refused(NOTHING);
    }
    double mean = Arrays.stream(replicationValues).sum() / n;
    return around(mean, standardError(mean, replicationValues), n);
  }

  /**
   * A share of events among all: Σevents / Σtotals, with the interval of the ratio estimator over
   * replications, widened to at least the one of Clopper and Pearson.
   */
  public static Estimate ofRatio(long[] events, long[] totals) {
    long allEvents = Arrays.stream(events).sum();
    long all = Arrays.stream(totals).sum();
    if (all == 0) {
      return refused(NOTHING);
    }
    Ratio ratio =
        Ratio.of(
            Arrays.stream(events).asDoubleStream().toArray(),
            Arrays.stream(totals).asDoubleStream().toArray());
    return new Estimate(
        ratio.value(),
        ratio.standardError(),
        ratio.replications(),
        confidence -> shareInterval(ratio, allEvents, all, confidence),
        "");
  }

  /** A mean over everything observed, Σnumerators / Σdenominators, such as Σ latency / Σ count. */
  public static Estimate ofRatioOfSums(double[] numerators, double[] denominators) {
    Ratio ratio = Ratio.of(numerators, denominators);
    return Double.isFinite(ratio.value())
        ? around(ratio.value(), ratio.standardError(), ratio.replications())
        : refused(NOTHING);
  }

  /**
   * The q-quantile of all times pooled, with an interval by sectioning: the standard error is
   * √(Σ(qᵢ − q̂)² / n(n−1)), qᵢ the quantile of replication i and q̂ the pooled one, and t has n−1
   * degrees of freedom (Asmussen, Glynn: Stochastic Simulation, section III.5). The deviations are
   * taken from q̂ and not from the mean of the qᵢ, so the bias of quantiles of short replications
   * widens the interval. Replications without any observation do not count.
   */
  public static Estimate ofQuantile(double q, List<HistogramSnapshot> perReplication) {
    return ofQuantile(q, HistogramSnapshot.merge(perReplication), perReplication);
  }

  /**
   * The same for several quantiles of the same times.
   *
   * @param pooled all of them, merged once
   */
  public static Estimate ofQuantile(
      double q, HistogramSnapshot pooled, List<HistogramSnapshot> perReplication) {
    double[] quantiles =
        perReplication.stream()
            .filter(times -> times.count() > 0)
            .mapToDouble(times -> times.quantile(q))
            .toArray();
    double value = pooled.quantile(q);
    return quantiles.length == 0
        ? refused(NOTHING)
        : around(value, standardError(value, quantiles), quantiles.length);
  }

  /** No estimate: why, and what would give one. */
  public static Estimate refused(String why) {
    return new Estimate(Double.NaN, Double.NaN, 0, confidence -> Interval.NONE, why);
  }

  private static Estimate around(double value, double standardError, int n) {
    return new Estimate(
        value,
        standardError,
        n,
        confidence -> Interval.around(value, StudentT.twoSided(confidence, n - 1) * standardError),
        "");
  }

  private static double standardError(double centre, double[] values) {
    int n = values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - centre) * (value - centre);
    }
    return n < 2 ? Double.NaN : Math.sqrt(squares / n / (n - 1));
  }

  static Interval shareInterval(Ratio ratio, long events, long trials, double confidence) {
    return ratio
        .interval(confidence)
        .clippedTo(0, 1)
        .hull(ClopperPearson.of(events, trials, confidence));
  }

  /** The estimate, NaN where it is refused. */
  public double value() {
    return value;
  }

  /** The standard error over replications, NaN where the interval is not made of one. */
  public double standardError() {
    return standardError;
  }

  /** How many replications it comes from; 0 where it is refused. */
  public int replications() {
    return replications;
  }

  public boolean isRefused() {
    return !refusal.isEmpty();
  }

  /** Why it is refused, empty where it is not. */
  public String refusal() {
    return refusal;
  }

  /** Whether there are enough replications for an interval. */
  public boolean hasInterval() {
    return replications >= 2;
  }

  /**
   * The interval that holds the true figure with the given confidence; NaN where there is none.
   *
   * @param confidence from 0 to 1, exclusive
   */
  public Interval interval(double confidence) {
    return hasInterval() ? intervals.apply(confidence) : Interval.NONE;
  }

  public double lower(double confidence) {
    return interval(confidence).low();
  }

  public double upper(double confidence) {
    return interval(confidence).high();
  }

  /** The larger distance from the value to an end of its interval, NaN where there is none. */
  public double halfWidth(double confidence) {
    Interval interval = interval(confidence);
    return Math.max(interval.high() - value, value - interval.low());
  }

  /** The figure as results carry it, with its 95 % half-width. */
  public EstimateResult toResult() {
    if (isRefused()) {
      return EstimateResult.refused(refusal);
    }
    if (!Double.isFinite(value)) {
      return EstimateResult.refused("more requests did not end OK than the quantile leaves out");
    }
    double halfWidth = halfWidth(REPORTED_CONFIDENCE);
    return new EstimateResult(
        value, Double.isFinite(halfWidth) ? halfWidth : null, replications, null);
  }

  @Override
  public String toString() {
    if (isRefused()) {
      return "refused: " + refusal;
    }
    return value + " ± " + halfWidth(REPORTED_CONFIDENCE) + " (n = " + replications + ")";
  }
}
