package archsim.run;

import archsim.components.measure.OutcomeCounts;
import archsim.components.measure.RequestSnapshot;
import archsim.core.experiment.Estimate;
import archsim.core.experiment.PromisedLatency;
import archsim.core.experiment.QuantileGuard;
import archsim.core.statistics.ExcursionCounts;
import archsim.core.statistics.HistogramSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Estimates about a set of requests: those of a workload, a class, an edge or a component. */
public final class Requests {
  private final Design design;
  private final List<List<RequestSnapshot>> parts;
  private final List<HistogramSnapshot> latencies;
  private @Nullable HistogramSnapshot pooled;

  /**
   * @param parts by replication, then by edge
   */
  Requests(Design design, List<List<RequestSnapshot>> parts) {
    this.design = design;
    this.parts = parts;
    latencies =
        parts.stream()
            .map(
                each ->
                    HistogramSnapshot.merge(each.stream().map(RequestSnapshot::latency).toList()))
            .toList();
  }

  /** Arrivals per second. */
  public Estimate offered() {
    return perSecond(RequestSnapshot::arrived);
  }

  /** Requests that ended per second, whatever the outcome. */
  public Estimate throughput() {
    return perSecond(request -> request.ended().ended());
  }

  /** Requests that ended OK per second. */
  public Estimate goodput() {
    return perSecond(request -> request.ended().ok());
  }

  /** Not OK / ended. */
  public Estimate errorRatio() {
    return Estimate.ofRatio(
        longs(request -> request.ended().notOk()), longs(request -> request.ended().ended()));
  }

  /** Requests inside, time average. */
  public Estimate inside() {
    return Estimate.ofMeans(
            parts.stream()
                .mapToDouble(each -> sum(each, RequestSnapshot::insideArea) / design.duration())
                .toArray())
        .notNegative();
  }

  /** Requests inside at the end. */
  public Estimate unfinishedAtEnd() {
    return Estimate.ofMeans(
            parts.stream().mapToDouble(each -> sum(each, RequestSnapshot::unfinished)).toArray())
        .notNegative();
  }

  /** Mean response time of those that ended OK, from sums. */
  public Estimate meanLatency() {
    return Estimate.ofRatioOfSums(
            latencies.stream().mapToDouble(HistogramSnapshot::sum).toArray(),
            latencies.stream().mapToDouble(HistogramSnapshot::count).toArray())
        .notNegative();
  }

  /** A quantile of the response times of those that ended OK; refused where the tail is thin. */
  public Estimate latency(double q) {
    double level = pooled().bucketMiddle(q);
    return QuantileGuard.guarded(
        Estimate.ofQuantile(q, pooled(), latencies),
        q,
        excursions(RequestSnapshot::excursions, level),
        design.duration());
  }

  /** The mean over all requests; those that did not end OK are slower than any limit. */
  Estimate promisedMean() {
    return PromisedLatency.mean(latencies, notOk());
  }

  /** A quantile over all requests, those that did not end OK being slower than any limit. */
  Estimate promisedLatency(double q, double limit) {
    return PromisedLatency.guarded(
        q,
        latencies,
        notOk(),
        overdue(limit),
        level -> excursions(RequestSnapshot::excursionsOfAll, level),
        design.duration());
  }

  /**
   * The share of all requests that were answered OK within a limit, however few excursions above it
   * there were: where there is no steady state, replications are what is independent.
   */
  Estimate promisedShareWithin(double limit) {
    return PromisedLatency.shareWithin(limit, latencies, notOk(), overdue(limit));
  }

  /** By how many requests inside became more per second, from the first to the last instant. */
  Estimate growth() {
    return Estimate.ofMeans(
        parts.stream()
            .mapToDouble(
                each ->
                    sum(each, request -> request.unfinished() - request.insideAtStart())
                        / design.duration())
            .toArray());
  }

  /** Inside at the end and older than a limit, over all replications. */
  long overdueAtEnd(double limit) {
    return Arrays.stream(overdue(limit)).sum();
  }

  /** The response times of those that ended OK, over all replications. */
  public HistogramSnapshot pooled() {
    if (pooled == null) {
      pooled = HistogramSnapshot.merge(latencies);
    }
    return pooled;
  }

  /** How many ended how, over all replications. */
  OutcomeCounts outcomes() {
    return parts.stream()
        .flatMap(List::stream)
        .map(RequestSnapshot::ended)
        .reduce(OutcomeCounts.ZERO, OutcomeCounts::plus);
  }

  /** Requests inside at the end, over all replications. */
  long unfinished() {
    return parts.stream().flatMap(List::stream).mapToLong(RequestSnapshot::unfinished).sum();
  }

  long arrivals() {
    return parts.stream().flatMap(List::stream).mapToLong(RequestSnapshot::arrived).sum();
  }

  private long[] notOk() {
    return longs(request -> request.ended().notOk());
  }

  private long[] overdue(double limit) {
    return longs(request -> request.unfinishedAges().countAbove(limit));
  }

  /**
   * Excursions above a level, mean over replications. Of several edges the one that has most
   * counts: a burst in what they lead to is seen by all of them.
   */
  private double excursions(Function<RequestSnapshot, ExcursionCounts> counts, double level) {
    double all = 0;
    for (List<RequestSnapshot> edges : parts) {
      all += edges.stream().mapToLong(each -> counts.apply(each).above(level)).max().orElse(0);
    }
    return all / parts.size();
  }

  private Estimate perSecond(ToLongFunction<RequestSnapshot> count) {
    double[] rates = new double[parts.size()];
    long[] counts = longs(count);
    for (int i = 0; i < rates.length; i++) {
      rates[i] = counts[i] / design.duration();
    }
    return Estimate.ofMeans(rates).notNegative();
  }

  private long[] longs(ToLongFunction<RequestSnapshot> count) {
    return parts.stream().mapToLong(each -> each.stream().mapToLong(count).sum()).toArray();
  }

  private static double sum(List<RequestSnapshot> each, ToDoubleFunction<RequestSnapshot> value) {
    return each.stream().mapToDouble(value).sum();
  }
}
