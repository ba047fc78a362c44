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

  /** Of a sum of doubles, as a share. */
  private static final double ROUNDING = 1e-12;

  private static final String NOTHING = "nothing was observed: a longer --duration or more load";

  private final double value;
  private final double standardError;
  private final int replications;
  private final DoubleFunction<Interval> intervals;
  private final DoubleFunction<Interval> cautious;
  private final String refusal;

  /**
   * @param cautious the intervals that have to keep a limit whole, no narrower
   */
  Estimate(
      double value,
      double standardError,
      int replications,
      DoubleFunction<Interval> intervals,
      DoubleFunction<Interval> cautious,
      String refusal) {
    this.value = value;
    this.standardError = standardError;
    this.replications = replications;
    this.intervals = intervals;
    this.cautious = cautious;
    this.refusal = refusal;
  }

  private static Estimate of(
      double value, double standardError, int replications, DoubleFunction<Interval> intervals) {
    return new Estimate(value, standardError, replications, intervals, intervals, "");
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

  /** A share of events among all, Σevents / Σtotals, with the interval of a {@link Share}. */
  public static Estimate ofRatio(long[] events, long[] totals) {
    if (Arrays.stream(totals).sum() == 0) {
      return refused(NOTHING);
    }
    Share share = new Share(events, totals);
    return new Estimate(
        share.value(),
        share.standardError(),
        share.replications(),
        share::interval,
        share::cautious,
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
   *
   * @param pooled all of them, merged once for several quantiles
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
        : around(value, standardError(value, quantiles), quantiles.length).notNegative();
  }

  /** No estimate: why, and what would give one. */
  public static Estimate refused(String why) {
    return new Estimate(
        Double.NaN, Double.NaN, 0, confidence -> Interval.NONE, confidence -> Interval.NONE, why);
  }

  private static Estimate around(double value, double standardError, int n) {
    return of(
        value,
        standardError,
        n,
        confidence -> Interval.around(value, StudentT.twoSided(confidence, n - 1) * standardError));
  }

  private static double standardError(double centre, double[] values) {
    int n = values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - centre) * (value - centre);
    }
    return n < 2 ? Double.NaN : Math.sqrt(squares / n / (n - 1));
  }

  /**
   * The same of a figure that cannot lie outside of some bounds: nor does its interval then.
   *
   * @param least smallest possible value
   * @param most largest possible value, may be +∞
   */
  public Estimate within(double least, double most) {
    return new Estimate(
        value,
        standardError,
        replications,
        confidence -> intervals.apply(confidence).clippedTo(least, most),
        confidence -> cautious.apply(confidence).clippedTo(least, most),
        refusal);
  }

  /** The same of a count, a time or an amount, none of which is ever negative. */
  public Estimate notNegative() {
    return within(0, Double.POSITIVE_INFINITY);
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

  /**
   * The interval that has to keep a limit whole for it to be kept. It is the usual one, but for
   * shares and promised quantiles that rest on few events: how far those may lie from the truth is
   * itself badly known.
   *
   * @param confidence from 0 to 1, exclusive
   */
  public Interval cautiousInterval(double confidence) {
    return hasInterval() ? cautious.apply(confidence) : Interval.NONE;
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
    if (!Double.isFinite(halfWidth)) {
      return new EstimateResult(value, null, replications, null);
    }
    Interval interval = interval(REPORTED_CONFIDENCE);
    double sides = interval.high() - interval.low();
    return Math.abs(sides - 2 * halfWidth) <= ROUNDING * Math.abs(value)
        ? new EstimateResult(value, halfWidth, replications, null)
        : new EstimateResult(value, halfWidth, replications, null, interval.low(), interval.high());
  }

  @Override
  public String toString() {
    if (isRefused()) {
      return "refused: " + refusal;
    }
    return value + " ± " + halfWidth(REPORTED_CONFIDENCE) + " (n = " + replications + ")";
  }
}
