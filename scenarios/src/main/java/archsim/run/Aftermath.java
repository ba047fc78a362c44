package archsim.run;

import archsim.components.measure.ResourceSnapshot;
import archsim.components.model.Fault;
import archsim.core.experiment.Estimate;
import archsim.core.experiment.Slo;
import archsim.core.experiment.Trend;
import archsim.core.experiment.Wording;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What was not over when the run of a transient scenario ended: a resource that was full and had
 * not been before the first fault, a backlog that still grew or shrank, or requests inside that
 * were older than a promise allows. Nobody saw what became of them, so no promise is simply kept.
 */
final class Aftermath {
  private static final double FULL = 0.99;

  /** Buckets of the series that count as the end. */
  private static final int END = Design.BUCKETS / 20;

  /** A level that changes by less than this share of it stays as it is. */
  private static final double SAME = 0.05;

  /** Buckets at the end in which a backlog grows or shrinks. */
  private static final int QUARTER = Design.BUCKETS / 4;

  private final Measurements measured;
  private final List<Promise> promises;
  private final SeriesOf series;
  private final int before;

  Aftermath(Measurements measured, List<Promise> promises) {
    this.measured = measured;
    this.promises = promises;
    series = new SeriesOf(measured);
    double first = measured.architecture().faults().stream().mapToDouble(Fault::at).min().orElse(0);
    before = (int) Math.min(Design.BUCKETS - END, first / measured.design().bucket());
  }

  /** What was not over, in words; empty where all was. */
  Optional<Unsettled> whatWasNotOver() {
    double[][] inside = backlogs();
    String unfinished = unfinished();
    return full()
        .map(resource -> resource + " was still full and " + unfinished)
        .or(() -> isBacklog(inside) ? Optional.of(unfinished) : overdue())
        .map(
            what ->
                Unsettled.notOver(
                    "%s when the run ended: --duration %s"
                        .formatted(what, Wording.durationUp(longer(inside)))));
  }

  /** How much is left, in one replication on average. */
  private String unfinished() {
    long requests =
        series.ofOpenWorkloads().keySet().stream()
            .mapToLong(each -> measured.workload(each).unfinished())
            .sum();
    double messages = 0;
    for (List<double[]> depths : series.depths().values()) {
      messages += mean(depths.toArray(double[][]::new), Design.BUCKETS - 1, Design.BUCKETS);
    }
    String inQueues =
        messages < 1 ? "" : String.format(Locale.ROOT, " and %,.0f messages", messages);
    return String.format(Locale.ROOT, "%,d requests", requests / measured.replications())
        + inQueues
        + " were unfinished";
  }

  /** A resource with a line in front of it; what works goes before what is held meanwhile. */
  private Optional<String> full() {
    return measured.snapshots().get(0).resources().stream()
        .filter(each -> isFull(each.name()))
        .min(Comparator.comparing(each -> Steadiness.WORKING.contains(each.resource()) ? 0 : 1))
        .map(ResourceSnapshot::name);
  }

  private boolean isFull(String resource) {
    double[][] busy = series.utilisation(resource).toArray(double[][]::new);
    double[][] waiting = series.waiting(resource).toArray(double[][]::new);
    int end = Design.BUCKETS - END;
    return mean(busy, end, Design.BUCKETS) >= FULL
        && mean(waiting, end, Design.BUCKETS) >= 1
        && !(mean(busy, 0, before) >= FULL);
  }

  /**
   * Requests inside and messages in queues, over what there were before the first fault, by
   * replication. Users who wait for answers bound their number themselves.
   */
  private double[][] backlogs() {
    double[][] all = new double[measured.replications()][Design.BUCKETS];
    series.ofOpenWorkloads().values().forEach(each -> add(all, each));
    series.depths().values().forEach(each -> add(all, each));
    for (double[] each : all) {
      double usual = mean(new double[][] {each}, 0, before);
      for (int i = 0; i < each.length; i++) {
        each[i] -= before == 0 ? 0 : usual;
      }
    }
    return all;
  }

  private static void add(double[][] all, List<double[]> more) {
    for (int replication = 0; replication < all.length; replication++) {
      for (int i = 0; i < Design.BUCKETS; i++) {
        all[replication][i] += more.get(replication)[i];
      }
    }
  }

  private boolean isBacklog(double[][] inside) {
    return before > 0
        ? isMore(inside) && isChanging(inside)
        : Trend.of("", SeriesOf.lastHalf(List.of(inside)), measured.design().bucket()).isPresent();
  }

  private boolean isMore(double[][] inside) {
    Estimate end =
        Estimate.ofMeans(
            IntStream.range(0, inside.length)
                .mapToDouble(
                    i -> mean(new double[][] {inside[i]}, Design.BUCKETS - END, Design.BUCKETS))
                .toArray());
    double least = end.hasInterval() ? end.lower(Trend.TWO_SIDED) : end.value();
    long arrivals =
        measured.architecture().sources().keySet().stream()
            .mapToLong(each -> measured.workload(each).arrivals())
            .sum();
    return least > 0 && Trend.matters(Math.round(end.value() * inside.length), arrivals);
  }

  /** A level that stays is no backlog, but how the system now is. */
  private boolean isChanging(double[][] inside) {
    Estimate slope = slope(inside);
    double change = Math.abs(slope.value()) * QUARTER * measured.design().bucket();
    return (slope.lower(Trend.TWO_SIDED) > 0 || slope.upper(Trend.TWO_SIDED) < 0)
        && change > SAME * mean(inside, Design.BUCKETS - END, Design.BUCKETS);
  }

  private Estimate slope(double[][] inside) {
    return Trend.slope(List.of(inside), Design.BUCKETS - QUARTER, measured.design().bucket());
  }

  /** A time at which a backlog that shrinks is gone, or else twice the duration. */
  private double longer(double[][] inside) {
    double left =
        mean(inside, Design.BUCKETS - END, Design.BUCKETS) / Math.max(0, -slope(inside).value());
    return measured.duration() + Math.min(measured.duration(), 1.25 * left);
  }

  private Optional<String> overdue() {
    for (Promise promise : promises) {
      Slo slo = promise.slo();
      if (slo.metric() == Slo.Metric.LATENCY && slo.comparator().isUpperBound()) {
        for (Subject subject : Subject.of(slo.scope(), measured.architecture())) {
          Requests requests = subject.in(measured);
          long overdue = requests.overdueAtEnd(slo.limit());
          if (Trend.matters(overdue, requests.arrivals())) {
            return Optional.of(
                String.format(
                    Locale.ROOT,
                    "%,d requests of %s were unfinished and older than %s",
                    overdue / measured.replications(),
                    subject.name(),
                    Wording.milliseconds(slo.limit())));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static double mean(double[][] perReplication, int from, int to) {
    double sum = 0;
    for (double[] each : perReplication) {
      for (int i = from; i < to; i++) {
        sum += each[i];
      }
    }
    return sum / perReplication.length / (to - from);
  }
}
