package archsim.core.experiment;

import archsim.core.statistics.HistogramSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A latency as a promise means it: {@code p99 < 400ms} says that 99 % of all requests were answered
 * OK within 400 ms. A request that ended otherwise, or is unfinished and older than the limit, is
 * slower than any limit, as if its time were +∞; so a quantile may be +∞ too.
 *
 * <p>Sectioning of quantiles breaks down where some replications have an infinite one. The share of
 * requests answered OK within x, F(x), has no such trouble: it is a ratio of sums over independent
 * replications with the interval of a {@link Share}. The interval of the quantile holds the x at
 * which the interval of 1 − F(x) holds 1 − q (the test inverted; Woodruff: Confidence Intervals for
 * Medians and Other Position Measures, JASA 47, 1952). So a promise is kept with confidence where
 * the share that is slower than its limit, or than some time below it, is: far above the quantile
 * there may be too few to tell, but those below are no fewer.
 */
public final class PromisedLatency {
  private final double q;
  private final List<HistogramSnapshot> ok;
  private final HistogramSnapshot pooled;
  private final long[] totals;
  private final long total;

  private PromisedLatency(double q, List<HistogramSnapshot> ok, long[] totals) {
    this.q = q;
    this.ok = ok;
    this.pooled = HistogramSnapshot.merge(ok);
    this.totals = totals;
    this.total = Arrays.stream(totals).sum();
  }

  /**
   * The q-quantile over all requests. It is to be {@linkplain QuantileGuard guarded} like any
   * other, with excursions that take a request that did not end OK for an infinite time.
   *
   * @param okPerReplication the times of the requests that ended OK
   * @param notOk how many ended otherwise, per replication
   * @param overdueUnfinished how many are inside and older than the limit of the promise, per
   *     replication
   * @return an estimate whose value and upper end may be +∞
   */
  public static Estimate quantile(
      double q, List<HistogramSnapshot> okPerReplication, long[] notOk, long[] overdueUnfinished) {
    long[] totals = totals(okPerReplication, notOk, overdueUnfinished);
    var latency = new PromisedLatency(q, okPerReplication, totals);
    if (latency.total == 0) {
      return Estimate.refused("no request ended: a longer --duration or more load");
    }
    int replications = (int) Arrays.stream(totals).filter(count -> count > 0).count();
    return new Estimate(
        latency.value(), Double.NaN, replications, latency::interval, latency::cautious, "");
  }

  /**
   * The same, refused where its tail is thin. An infinite one is not: it rests on the share that
   * did not end OK, whose interval widens where those are few bursts.
   *
   * @param excursions mean number per replication above a level, where a request that did not end
   *     OK is above all
   * @param duration measured seconds per replication
   */
  public static Estimate guarded(
      double q,
      List<HistogramSnapshot> okPerReplication,
      long[] notOk,
      long[] overdueUnfinished,
      DoubleUnaryOperator excursions,
      double duration) {
    Estimate quantile = quantile(q, okPerReplication, notOk, overdueUnfinished);
    if (quantile.isRefused() || Double.isInfinite(quantile.value())) {
      return quantile;
    }
    long[] totals = totals(okPerReplication, notOk, overdueUnfinished);
    var latency = new PromisedLatency(q, okPerReplication, totals);
    double level = latency.pooled.seconds(latency.pooledBucket());
    return QuantileGuard.guarded(quantile, q, excursions.applyAsDouble(level), duration);
  }

  /**
   * The mean over all requests: +∞ as soon as one did not end OK. A request that is unfinished does
   * not count, however old: unlike one that ended otherwise, it has a time, which is only not known
   * yet.
   *
   * @param okPerReplication the times of the requests that ended OK
   * @param notOk how many ended otherwise, per replication
   */
  public static Estimate mean(List<HistogramSnapshot> okPerReplication, long[] notOk) {
    if (Arrays.stream(notOk).sum() == 0) {
      return Estimate.ofRatioOfSums(
              okPerReplication.stream().mapToDouble(HistogramSnapshot::sum).toArray(),
              okPerReplication.stream().mapToDouble(HistogramSnapshot::count).toArray())
          .notNegative();
    }
    double infinite = Double.POSITIVE_INFINITY;
    Interval interval = new Interval(infinite, infinite);
    return new Estimate(
        infinite, Double.NaN, notOk.length, confidence -> interval, confidence -> interval, "");
  }

  /**
   * Why a mean over all requests keeps no limit, and what can be promised instead.
   *
   * @param notOk how many did not end OK, more than none
   */
  public static String whyMeanIsInfinite(Slo slo, long notOk, long ended) {
    return "%s of %s requests (%s) did not end OK; each counts as slower than any limit, and so does"
            .formatted(notOk, ended, Wording.percent((double) notOk / ended))
        + " the mean: promise a quantile, such as p90 %s %s, and a share of errors"
            .formatted(slo.comparator().symbol(), Wording.milliseconds(slo.limit()));
  }

  /** The share of all requests that were answered OK within a limit, in seconds. */
  public static Estimate shareWithin(
      double limit,
      List<HistogramSnapshot> okPerReplication,
      long[] notOk,
      long[] overdueUnfinished) {
    return Estimate.ofRatio(
        within(limit, okPerReplication), totals(okPerReplication, notOk, overdueUnfinished));
  }

  /** The share of times within a limit. */
  public static Estimate shareWithin(double limit, List<HistogramSnapshot> perReplication) {
    long[] none = new long[perReplication.size()];
    return shareWithin(limit, perReplication, none, none);
  }

  private static long[] totals(List<HistogramSnapshot> ok, long[] notOk, long[] overdue) {
    if (ok.size() != notOk.length || ok.size() != overdue.length) {
      throw new IllegalArgumentException(
          "%s, %s and %s replications".formatted(ok.size(), notOk.length, overdue.length));
    }
    return IntStream.range(0, notOk.length)
        .mapToLong(i -> ok.get(i).count() + notOk[i] + overdue[i])
        .toArray();
  }

  private static long[] within(double limit, List<HistogramSnapshot> ok) {
    return ok.stream().mapToLong(times -> times.count() - times.countAbove(limit)).toArray();
  }

  private double value() {
    return latency(pooledBucket());
  }

  /** The bucket that holds the quantile, as many as there are where it is infinite. */
  private int pooledBucket() {
    long rank = Math.max(1, (long) Math.ceil(q * total - 1e-9));
    long seen = 0;
    int bucket = 0;
    while (bucket < pooled.size() && (seen += pooled.countAt(bucket)) < rank) {
      bucket++;
    }
    return bucket;
  }

  private double latency(int bucket) {
    return bucket == pooled.size()
        ? Double.POSITIVE_INFINITY
        : Math.min(pooled.max(), Math.max(pooled.min(), pooled.seconds(bucket)));
  }

  private Interval interval(double confidence) {
    return interval(confidence, share -> share.interval(confidence));
  }

  private Interval cautious(double confidence) {
    return interval(confidence, share -> share.cautious(confidence));
  }

  /**
   * From the first bucket at or below the quantile such that the share above each from there on may
   * be 1 − q, to the first at or above the quantile such that the share above it may not.
   */
  private Interval interval(double confidence, Function<Share, Interval> above) {
    int bucket = pooledBucket();
    int low = bucket;
    while (low > 0 && slower(low - 1).interval(confidence).low() <= 1 - q) {
      low--;
    }
    int high = bucket;
    while (high < pooled.size() && above.apply(slower(high)).high() > 1 - q) {
      high++;
    }
    return new Interval(latency(low), latency(high));
  }

  /** Those slower than a bucket. */
  private Share slower(int bucket) {
    long[] slower = within(pooled.seconds(bucket), ok);
    Arrays.setAll(slower, i -> totals[i] - slower[i]);
    return new Share(slower, totals);
  }
}
