package archsim.cli;

import static archsim.reports.Measure.DURATION;
import static archsim.reports.Measure.RATE;
import static archsim.reports.Measure.SHARE;

import archsim.core.results.ComponentResult;
import archsim.core.results.EstimateResult;
import archsim.core.results.FigureResult;
import archsim.core.results.LatencyResult;
import archsim.core.results.MeanAndTailResult;
import archsim.core.results.OutcomesResult;
import archsim.core.results.ResourceResult;
import archsim.core.results.RunResult;
import archsim.core.results.WorkloadResult;
import archsim.reports.Figures;
import archsim.reports.Measure;
import archsim.reports.Saturation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** The tables of a run's summary, without what is zero where nobody asked for it. */
final class SummaryTables {
  private static final int MOST_LOADS = 12;
  private static final int MOST_RESOURCES = 8;
  private static final int MOST_FIGURES = 16;

  /** A resource less busy than this is no news, once one is shown. */
  private static final double IDLE = 0.05;

  /** A replica that is so much busier than all of them together is worth a column. */
  private static final double UNEVEN = 0.02;

  private final RunResult result;
  private final boolean all;

  SummaryTables(RunResult result, boolean all) {
    this.result = result;
    this.all = all;
  }

  /** A table with a blank line before it, and what was left out of it; empty without rows. */
  static String text(TextTable table, int more, String what) {
    if (table.isEmpty()) {
      return "";
    }
    String left =
        more > 0 ? "and " + Measure.count(more) + " more " + what + " in the report\n" : "";
    return "\n" + table.text() + left;
  }

  private record Load(String name, WorkloadResult result) {}

  /** What workloads and their classes met; a class is called as a promise calls it. */
  String loads() {
    List<Load> rows = new ArrayList<>();
    result
        .workloads()
        .forEach(
            (name, load) -> {
              rows.add(new Load(name, load));
              load.classes().forEach((kind, of) -> rows.add(new Load("  " + kind, of)));
            });
    List<Load> shown = all ? rows : rows.subList(0, Math.min(rows.size(), MOST_LOADS));
    StringBuilder text = new StringBuilder();
    text.append(
        text(
            fitting(intervals -> rates(shown, intervals)),
            rows.size() - shown.size(),
            "workloads and classes"));
    text.append(text(fitting(intervals -> latencies(shown, intervals)), 0, ""));
    refusals(shown).forEach(refusal -> text.append(Paragraph.of("- ", refusal)));
    return text.toString();
  }

  /** A table with intervals, or without them where it would be too wide. */
  private static TextTable fitting(Function<Boolean, TextTable> table) {
    TextTable whole = table.apply(true);
    return whole.fits() ? whole : table.apply(false);
  }

  private TextTable rates(List<Load> rows, boolean intervals) {
    TextTable table =
        new TextTable(
            "workload", "offered", "OK", "not OK", "rejected", "timed out", "failed", "cancelled");
    for (Load row : rows) {
      WorkloadResult load = row.result();
      OutcomesResult ended = load.outcomes();
      Double errors = load.errorRatio().value();
      table.row(
          row.name(),
          text(RATE, load.offeredPerS(), intervals),
          text(RATE, load.goodputPerS(), intervals),
          all || errors == null || errors > 0 ? text(SHARE, load.errorRatio(), intervals) : "",
          share(ended.rejected(), ended),
          share(ended.timedOut(), ended),
          share(ended.failed(), ended),
          share(ended.cancelled(), ended));
    }
    return table;
  }

  private static String text(Measure measure, EstimateResult estimate, boolean interval) {
    return interval ? measure.text(estimate) : measure.text(estimate.value());
  }

  /** Of those that ended. */
  private String share(long some, OutcomesResult of) {
    long ended = of.ok() + of.rejected() + of.timedOut() + of.failed() + of.cancelled();
    return some > 0 || all ? SHARE.text(ended == 0 ? 0 : (double) some / ended) : "";
  }

  private static List<EstimateResult> latencies(LatencyResult latency) {
    return List.of(latency.mean(), latency.p50(), latency.p95(), latency.p99());
  }

  private static TextTable latencies(List<Load> rows, boolean intervals) {
    TextTable table = new TextTable("latency of OK", "mean", "p50", "p95", "p99");
    for (Load row : rows) {
      List<String> cells = new ArrayList<>(List.of(row.name()));
      for (EstimateResult estimate : latencies(row.result().latencyS())) {
        cells.add(text(DURATION, estimate, intervals));
      }
      table.row(cells.toArray(String[]::new));
    }
    return table;
  }

  /** Of the highest of the latencies that are refused: it asks for the longest run. */
  private static Set<String> refusals(List<Load> rows) {
    Set<String> refusals = new LinkedHashSet<>();
    for (Load row : rows) {
      latencies(row.result().latencyS()).stream()
          .map(EstimateResult::refused)
          .filter(Objects::nonNull)
          .reduce((lower, higher) -> higher)
          .ifPresent(why -> refusals.add(row.name().strip() + ": " + why));
    }
    return refusals;
  }

  private record Named(String component, String name, ResourceResult resource) {
    double utilisation() {
      return value(resource.utilisation());
    }

    double busiest() {
      return value(resource.busiest().utilisation());
    }
  }

  /** How busy resources are, the one with the busiest replica first. */
  String resources() {
    List<Named> rows = new ArrayList<>();
    result
        .components()
        .forEach(
            (component, of) ->
                of.resources().forEach((name, each) -> rows.add(new Named(component, name, each))));
    rows.sort(Comparator.comparingDouble(named -> -named.busiest()));
    long busy = rows.stream().filter(named -> named.busiest() >= IDLE).count();
    long shown = all ? rows.size() : Math.min(MOST_RESOURCES, Math.max(1, busy));
    TextTable table =
        new TextTable(
            "resource", "busy", "busiest", "capacity", "mean wait", "p99 wait", "saturates");
    rows.stream().limit(shown).forEach(named -> resource(named, table));
    int more = (int) Math.max(0, rows.size() - shown);
    return text(table, more, more == 1 ? "resource, less busy," : "resources, less busy,");
  }

  private void resource(Named named, TextTable table) {
    ResourceResult resource = named.resource();
    boolean isUneven = named.busiest() > named.utilisation() + UNEVEN;
    table.row(
        named.component() + "." + named.name(),
        SHARE.text(resource.utilisation().value()),
        isUneven || all ? SHARE.text(resource.busiest().utilisation().value()) : "",
        Plain.number(resource.capacity()),
        wait(resource.waitS().mean()),
        wait(resource.waitS().p99()),
        Saturation.text(named.name(), resource));
  }

  private String wait(EstimateResult wait) {
    Double value = wait.value();
    return value != null && value == 0 && !all ? "" : DURATION.text(value);
  }

  /** What components measure of their own; what never happened is left out. */
  String figures() {
    int replications = result.experiment().replications();
    TextTable table = new TextTable("figure", "value", "p99");
    boolean hasCounts = false;
    int more = 0;
    for (Map.Entry<String, ComponentResult> component : result.components().entrySet()) {
      for (Map.Entry<String, FigureResult> figure : component.getValue().figures().entrySet()) {
        if (!all && !happened(figure.getValue())) {
          continue;
        }
        if (!all && table.size() == MOST_FIGURES) {
          more++;
          continue;
        }
        MeanAndTailResult times = figure.getValue().times();
        hasCounts |= figure.getValue().count() != null;
        table.row(
            component.getKey() + " " + Figures.words(figure.getKey()),
            Figures.text(figure.getKey(), figure.getValue(), replications),
            times == null ? "" : DURATION.text(times.p99()));
      }
    }
    String note = hasCounts && replications > 1 ? "counts are per replication\n" : "";
    return text(table, more, "figures") + note;
  }

  private static boolean happened(FigureResult figure) {
    Long count = figure.count();
    EstimateResult estimate = figure.estimate();
    MeanAndTailResult times = figure.times();
    return (count != null && count != 0)
        || (estimate != null && value(estimate) != 0)
        || (times != null && times.mean().value() != null);
  }

  private static double value(EstimateResult estimate) {
    Double value = estimate.value();
    return value == null ? 0 : value;
  }
}
