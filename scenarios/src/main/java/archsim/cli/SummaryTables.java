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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  /** What workloads and their classes met; a class is called as a promise calls it. */
  String loads() {
    Map<String, WorkloadResult> rows = new LinkedHashMap<>();
    result
        .workloads()
        .forEach(
            (name, load) -> {
              rows.put(name, load);
              load.classes().forEach((kind, of) -> rows.put(name + "\n  " + kind, of));
            });
    TextTable loads =
        new TextTable(
            "workload", "offered", "OK", "not OK", "rejected", "timed out", "failed", "cancelled");
    TextTable latencies = new TextTable("latency of OK", "mean", "p50", "p95", "p99");
    Set<String> refusals = new LinkedHashSet<>();
    rows.entrySet().stream()
        .limit(all ? Long.MAX_VALUE : MOST_LOADS)
        .forEach(
            row -> {
              String name = row.getKey().substring(row.getKey().indexOf('\n') + 1);
              load(name, row.getValue(), loads);
              latency(name, row.getValue().latencyS(), latencies, refusals);
            });
    int more = all ? 0 : rows.size() - MOST_LOADS;
    StringBuilder text = new StringBuilder(text(loads, more, "workloads and classes"));
    text.append(text(latencies, 0, ""));
    refusals.forEach(refusal -> text.append(Paragraph.of("- ", refusal)));
    return text.toString();
  }

  private void load(String name, WorkloadResult load, TextTable table) {
    OutcomesResult ended = load.outcomes();
    Double errors = load.errorRatio().value();
    table.row(
        name,
        RATE.text(load.offeredPerS()),
        RATE.text(load.goodputPerS()),
        all || errors == null || errors > 0 ? SHARE.text(load.errorRatio()) : "",
        share(ended.rejected(), ended),
        share(ended.timedOut(), ended),
        share(ended.failed(), ended),
        share(ended.cancelled(), ended));
  }

  /** Of those that ended. */
  private String share(long some, OutcomesResult of) {
    long ended = of.ok() + of.rejected() + of.timedOut() + of.failed() + of.cancelled();
    return some > 0 || all ? SHARE.text(ended == 0 ? 0 : (double) some / ended) : "";
  }

  private static void latency(
      String name, LatencyResult latency, TextTable table, Set<String> refusals) {
    List<String> cells = new ArrayList<>(List.of(name));
    String refusal = "";
    for (EstimateResult estimate :
        List.of(latency.mean(), latency.p50(), latency.p95(), latency.p99())) {
      cells.add(DURATION.text(estimate));
      if (estimate.refused() != null) {
        refusal = name.strip() + ": " + estimate.refused(); // of the highest: it asks for the most
      }
    }
    if (!refusal.isEmpty()) {
      refusals.add(refusal);
    }
    table.row(cells.toArray(String[]::new));
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
