package archsim.run;

import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.OutcomeCounts;
import archsim.components.measure.ResourceSnapshot;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Fleet;
import archsim.components.model.Queued;
import archsim.components.model.SourceSpec;
import archsim.components.resource.CreditRules;
import archsim.core.experiment.Trend;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whether the system reached a steady state, judged by what was measured, and in words why not.
 *
 * <p>What is bounded by its own limits settles, however much is asked of it: users who wait for
 * answers, a full line that rejects, requests whose callers give up. What has no such bound grows
 * where a resource is asked for more than it can give. A limit that is not reached bounds nothing.
 */
final class Steadiness {
  /**
   * A resource that is idle less than this is full: a line in front of it needs years to settle.
   */
  private static final double FULL = 0.999;

  private static final double ALMOST_FULL = 0.98;

  /** The share of the credits that can be kept below which what is spent is none. */
  private static final double ROUNDING = 1e-6;

  /** Resources that are busy with work; others are held while something else works. */
  static final List<String> WORKING = List.of("cpu", "disk", "loops");

  /** What takes requests away though they were not served. */
  private static final List<String> LOSSES = List.of("expired", "lost", "dropped", "dead_lettered");

  private final Measurements measured;
  private final SeriesOf series;

  Steadiness(Measurements measured) {
    this.measured = measured;
    series = new SeriesOf(measured);
  }

  /**
   * Why it is not steady; empty where nothing says so.
   *
   * @param tooShort why the warm-up is, if it is
   */
  Optional<Unsettled> whyNot(Optional<String> tooShort) {
    return requestsGrow()
        .or(this::messagesGrow)
        .or(this::fullWithoutLoss)
        .or(this::creditsRunOut)
        .or(() -> tooShort.map(why -> Unsettled.notSteady(why, false)));
  }

  private Optional<Unsettled> requestsGrow() {
    long unfinished = 0;
    long arrivals = 0;
    SortedMap<String, List<double[]>> inside = series.ofOpenWorkloads();
    for (String workload : inside.keySet()) {
      unfinished += measured.workload(workload).unfinished();
      arrivals += measured.workload(workload).arrivals();
    }
    return Trend.matters(unfinished, arrivals) ? grows(inside, series.waiting()) : Optional.empty();
  }

  /** A queue whose messages become more, though whoever published them was answered. */
  private Optional<Unsettled> messagesGrow() {
    SortedMap<String, List<double[]>> depths = series.depths();
    long inside = 0;
    long published = 0;
    for (String name : depths.keySet()) {
      inside += Math.round(measured.figure(name, Queued.DEPTH).total() / measured.duration());
      published += Math.round(measured.figure(name, Queued.PUBLISHED).total());
    }
    return Trend.matters(inside, published) ? grows(depths, depths) : Optional.empty();
  }

  /**
   * Whether it grew, and whether it still does. A line that is full grows no more, and turns
   * requests away; where none are, half of the run may be too short to tell.
   */
  private Optional<Unsettled> grows(
      SortedMap<String, List<double[]>> inside, SortedMap<String, List<double[]>> lines) {
    return strongest(inside)
        .map(
            grew -> {
              Optional<Trend.Growth> still = strongest(SeriesOf.lastHalf(inside));
              if (still.isPresent()) {
                return growing(line(SeriesOf.lastHalf(lines), still.get()));
              }
              Trend.Growth line = line(lines, grew);
              return isLossy() || fullest().isEmpty() ? rose(line) : growing(line);
            });
  }

  private Unsettled growing(Trend.Growth line) {
    return Unsettled.notSteady(fullest() + line, true);
  }

  private static Unsettled rose(Trend.Growth line) {
    return Unsettled.notSteady(
        "queue of %s became longer while it was measured; a longer warmup may do"
            .formatted(line.component()),
        false);
  }

  private Optional<Trend.Growth> strongest(SortedMap<String, List<double[]>> inside) {
    double bucket = measured.design().bucket();
    return Trend.strongest(inside, bucket)
        .filter(
            each -> Trend.matters(each, inside.getOrDefault(each.component(), List.of()), bucket));
  }

  /** The line in which they wait, as far as there is one. */
  private Trend.Growth line(SortedMap<String, List<double[]>> lines, Trend.Growth inside) {
    return Trend.steepest(lines, measured.design().bucket()).orElse(inside);
  }

  /** What is full and works, for a line may stand in front of what only waits for it. */
  private String fullest() {
    return measured.snapshots().get(0).resources().stream()
        .filter(each -> WORKING.contains(each.resource()) && busy(each) >= ALMOST_FULL)
        .max(Comparator.comparingDouble(this::busy))
        .map(each -> each.name() + " is full: ")
        .orElse("");
  }

  private double busy(ResourceSnapshot each) {
    Resource resource = measured.resource(each.component(), each.resource());
    return resource.utilisation(resource.busiest()).value();
  }

  /**
   * A line in front of a full resource, of which nobody is turned away and nobody gives up: what
   * comes faster than it is served has nowhere to go. Users who wait for answers fill a resource,
   * too, with a line that they themselves bound.
   */
  private Optional<Unsettled> fullWithoutLoss() {
    if (measured.architecture().sources().values().stream().anyMatch(SourceSpec::isClosed)
        || isLossy()) {
      return Optional.empty();
    }
    return measured.snapshots().get(0).resources().stream()
        .filter(each -> isFullWithLine(each))
        .findFirst()
        .map(
            each ->
                Unsettled.notSteady(
                    String.format(
                        Locale.ROOT,
                        "%s was busy all the time, and %.0f requests waited for it on average",
                        each.name(),
                        measured.resource(each.component(), each.resource()).queue().value()),
                    false));
  }

  private boolean isFullWithLine(ResourceSnapshot each) {
    return busy(each) >= FULL
        && measured.resource(each.component(), each.resource()).queue().value() >= 1;
  }

  private boolean isLossy() {
    return measured.snapshots().stream().anyMatch(Steadiness::isLossy);
  }

  private static boolean isLossy(ModelSnapshot run) {
    return Stream.concat(
                run.workloads().stream().map(each -> each.total().ended()),
                run.edges().stream().map(each -> each.requests().ended()))
            .anyMatch(Steadiness::isLossy)
        || run.figures().stream()
            .anyMatch(each -> LOSSES.contains(each.figure()) && each.sum() > 0);
  }

  private static boolean isLossy(OutcomeCounts ended) {
    return ended.rejected() + ended.timedOut() + ended.cancelled() > 0;
  }

  /** CPU credits that are spent faster than they are earned, and end some day. */
  private Optional<Unsettled> creditsRunOut() {
    SortedMap<String, List<double[]>> spent = new TreeMap<>();
    for (Map.Entry<String, ComponentSpec> each : measured.architecture().components().entrySet()) {
      if (each.getValue() instanceof Fleet fleet) {
        CreditRules rules = fleet.machine().credits();
        if (rules != null && !rules.unlimited()) {
          spent.put(each.getKey(), series.utilisation(each.getKey() + ".credits"));
        }
      }
    }
    return Trend.strongest(spent, measured.design().bucket())
        .filter(each -> each.perSecond() * measured.duration() > ROUNDING)
        .map(
            each ->
                Unsettled.notSteady(
                    "machines of %s spend more CPU credits than they earn"
                        .formatted(each.component()),
                    false));
  }
}
