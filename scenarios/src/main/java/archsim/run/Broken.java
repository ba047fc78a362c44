package archsim.run;

import archsim.components.model.Queued;
import archsim.core.experiment.Estimate;
import archsim.core.experiment.PromisedLatency;
import archsim.core.experiment.Slo;
import archsim.core.experiment.Trend;
import archsim.core.experiment.Wording;
import archsim.core.statistics.HistogramSnapshot;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a promise of a time is broken where there is no steady state.
 *
 * <p>It is broken already where too few were in time. That is a share over replications, which are
 * independent whatever happens within them; no quantile has to be shown for it.
 *
 * <p>It must break where a line grows, and of λ requests per second g stay inside for ever: of
 * those that came until t, at least (g t − λ x) wait for longer than x, a share that goes to g/λ
 * whatever the order in which they are served, and so does the share of those for which there is no
 * room when the line is full. The limit of a q-quantile is broken in the end if g/λ > 1 − q; that
 * of a mean if g > 0.
 */
final class Broken {
  private static final Set<Slo.Metric> TIMES =
      EnumSet.of(Slo.Metric.LATENCY, Slo.Metric.WAIT, Slo.Metric.LAG);

  private final Measurements measured;
  private final SeriesOf series;

  Broken(Measurements measured) {
    this.measured = measured;
    series = new SeriesOf(measured);
  }

  /** Requests that come per second, and by how many per second those inside become more, surely. */
  private record Inflow(double perSecond, double growth) {
    boolean breaks(Slo slo) {
      return slo.statistic() == Slo.Statistic.QUANTILE
          ? growth > (1 - slo.quantile()) * perSecond
          : growth > 0;
    }
  }

  /**
   * Why it is broken; empty where that cannot be told.
   *
   * @param grows whether a line does
   */
  Optional<String> why(Slo slo, @Nullable Subject subject, boolean grows) {
    if (!slo.comparator().isUpperBound() || !TIMES.contains(slo.metric())) {
      return Optional.empty();
    }
    Estimate within = within(slo, subject);
    if (slo.statistic() == Slo.Statistic.QUANTILE
        && within.upper(Estimate.REPORTED_CONFIDENCE) < slo.quantile()) {
      return Optional.of("only %s were in time".formatted(Wording.percent(within.value())));
    }
    return grows && inflow(slo, subject).breaks(slo)
        ? Optional.of("it breaks as the line grows")
        : Optional.empty();
  }

  /** The share of those that were in time. */
  private Estimate within(Slo slo, @Nullable Subject subject) {
    if (subject != null) {
      return subject.in(measured).promisedShareWithin(slo.limit());
    }
    return PromisedLatency.shareWithin(
        slo.limit(),
        slo.metric() == Slo.Metric.LAG
            ? measured.figure(slo.component(), slo.metric().figure()).times()
            : measured.resource(slo.component(), slo.resource()).waits());
  }

  private Inflow inflow(Slo slo, @Nullable Subject subject) {
    if (subject != null) {
      return inflow(subject);
    }
    return slo.metric() == Slo.Metric.LAG ? inflow(slo.component()) : waiting(slo);
  }

  private Inflow inflow(Subject subject) {
    Requests requests = subject.in(measured);
    double growth =
        subject.kind() == Subject.Kind.WORKLOAD
            ? growth(subject.name(), series.inside(subject.name()))
            : requests.growth().lower(Trend.TWO_SIDED);
    return new Inflow(requests.offered().value(), growth);
  }

  private Inflow waiting(Slo slo) {
    double growth = growth(slo.target(), series.waiting(slo.target()));
    long served =
        measured.resource(slo.component(), slo.resource()).waits().stream()
            .mapToLong(HistogramSnapshot::count)
            .sum();
    return new Inflow(served / (measured.replications() * measured.duration()) + growth, growth);
  }

  private Inflow inflow(String queue) {
    return new Inflow(
        measured.figure(queue, Queued.PUBLISHED).mean().value(),
        growth(queue, series.depth(queue)));
  }

  /** In the last half of the run: a line that is full grows no more. */
  private double growth(String name, List<double[]> perReplication) {
    Optional<Trend.Growth> growth =
        Trend.of(name, SeriesOf.lastHalf(perReplication), measured.design().bucket());
    return growth.map(Trend.Growth::atLeast).orElse(0.0);
  }
}
