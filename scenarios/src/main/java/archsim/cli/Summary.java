package archsim.cli;

import static archsim.reports.Measure.DURATION;
import static archsim.reports.Measure.RATE;
import static archsim.reports.Measure.SHARE;

import archsim.core.results.BottleneckResult;
import archsim.core.results.ComponentResult;
import archsim.core.results.EstimateResult;
import archsim.core.results.FigureResult;
import archsim.core.results.LatencyResult;
import archsim.core.results.MeanAndTailResult;
import archsim.core.results.ResourceResult;
import archsim.core.results.RunResult;
import archsim.core.results.SessionsResult;
import archsim.core.results.SloResult;
import archsim.core.results.WorkloadResult;
import archsim.reports.Figures;
import archsim.reports.Headline;
import archsim.reports.Measure;
import archsim.reports.PromiseText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a terminal shows of a run; equal results give equal text. */
final class Summary {
  private static final int MOST_LOADS = 12;
  private static final int MOST_RESOURCES = 8;
  private static final int MOST_SLOS = 40;
  private static final int MOST_FIGURES = 16;
  private static final String ITEM = "- ";

  private final RunResult result;
  private final boolean colours;
  private final StringBuilder text = new StringBuilder();

  Summary(RunResult result, boolean colours) {
    this.result = result;
    this.colours = colours;
  }

  /**
   * The text.
   *
   * @param report where the report is
   */
  String text(String report) {
    verdict();
    slos();
    loads();
    sessions();
    resources();
    figures();
    bottleneck();
    hints();
    text.append("\nreport: ").append(report).append('\n');
    return text.toString();
  }

  private void sessions() {
    result
        .workloads()
        .forEach(
            (name, load) -> {
              SessionsResult sessions = load.sessions();
              if (sessions != null) {
                String words =
                    "%s started, %s lost their state, %s sent to another replica"
                        .formatted(
                            Measure.count(sessions.started()),
                            Measure.count(sessions.lost()),
                            Measure.count(sessions.moved()));
                text.append(Paragraph.of("sessions of " + name + ": ", words));
              }
            });
  }

  private void verdict() {
    Headline headline = Headline.of(result);
    text.append(coloured(headline.word())).append("  ").append(result.scenario().name());
    text.append(": ").append(headline.sentence()).append('\n');
    String why = result.experiment().unsteady();
    if (result.experiment().steady() == null && why != null) {
      text.append(Paragraph.of("not over: ", why));
    } else if (Boolean.FALSE.equals(result.experiment().steady())) {
      text.append(
          Paragraph.of(
              "not steady: ",
              (why == null ? "no steady state was reached" : why)
                  + "; the figures below are of a system that has not settled"));
    }
  }

  private String coloured(String word) {
    String colour =
        switch (word) {
          case "PASS" -> "\u001b[32m";
          case "FAIL" -> "\u001b[31m";
          case "WARN", "UNDECIDED" -> "\u001b[33m";
          default -> "";
        };
    return colours && !colour.isEmpty() ? colour + word + "\u001b[0m" : word;
  }

  private void slos() {
    TextTable table =
        new TextTable("SLO", "of", "value", "95 % interval", "verdict").left(1).left(4);
    Set<String> reasons = new LinkedHashSet<>();
    PromiseText figures = PromiseText.of(result);
    for (SloResult slo : first(result.slos(), MOST_SLOS)) {
      String workload = slo.workload() == null ? "" : slo.workload();
      table.row(
          slo.expr(), workload, figures.value(slo), figures.interval(slo), Headline.word(slo));
      if (slo.reason() != null && !slo.reason().isEmpty()) {
        reasons.add(
            slo.expr() + (workload.isEmpty() ? "" : " of " + workload) + ": " + slo.reason());
      }
    }
    append(table, result.slos().size() - MOST_SLOS, "SLOs");
    reasons.forEach(reason -> text.append(Paragraph.of(ITEM, reason)));
  }

  private void loads() {
    Map<String, WorkloadResult> all = new LinkedHashMap<>();
    result
        .workloads()
        .forEach(
            (name, load) -> {
              all.put(name, load);
              load.classes().forEach((kind, of) -> all.put(name + " / " + kind, of));
            });
    TextTable loads = new TextTable("workload", "offered", "throughput", "errors");
    TextTable latencies = new TextTable("latency", "mean", "p50", "p95", "p99");
    Set<String> refusals = new LinkedHashSet<>();
    for (String name : first(all.keySet(), MOST_LOADS)) {
      WorkloadResult load = java.util.Objects.requireNonNull(all.get(name));
      loads.row(
          name,
          RATE.text(load.offeredPerS()),
          RATE.text(load.throughputPerS()),
          SHARE.text(load.errorRatio()));
      LatencyResult latency = load.latencyS();
      List<EstimateResult> shown =
          List.of(latency.mean(), latency.p50(), latency.p95(), latency.p99());
      List<String> cells = new ArrayList<>(List.of(name));
      for (EstimateResult estimate : shown) {
        cells.add(DURATION.text(estimate));
        if (estimate.refused() != null) {
          refusals.add(name + ": " + estimate.refused());
        }
      }
      latencies.row(cells.toArray(String[]::new));
    }
    append(loads, all.size() - MOST_LOADS, "workloads and classes");
    append(latencies, 0, "");
    refusals.forEach(refusal -> text.append(Paragraph.of(ITEM, refusal)));
  }

  private record Named(String name, ResourceResult resource) {
    double utilisation() {
      Double value = resource.utilisation().value();
      return value == null ? 0 : value;
    }
  }

  private void resources() {
    List<Named> all = new ArrayList<>();
    result
        .components()
        .forEach(
            (component, of) ->
                of.resources()
                    .forEach((name, each) -> all.add(new Named(component + "." + name, each))));
    all.sort(Comparator.comparingDouble(named -> -named.utilisation()));
    TextTable table =
        new TextTable(
            "resource", "utilisation", "capacity", "mean wait", "p99 wait", "saturates at");
    for (Named named : first(all, MOST_RESOURCES)) {
      ResourceResult resource = named.resource();
      Double saturates = resource.saturatesAtPerS();
      table.row(
          named.name(),
          SHARE.text(resource.utilisation()),
          Plain.number(resource.capacity()),
          DURATION.text(resource.waitS().mean()),
          DURATION.text(resource.waitS().p99()),
          saturates == null ? "never" : RATE.text(saturates));
    }
    append(table, all.size() - MOST_RESOURCES, "resources, less busy");
  }

  private void figures() {
    TextTable table = new TextTable("figure", "value", "p99");
    int more = 0;
    for (Map.Entry<String, ComponentResult> component : result.components().entrySet()) {
      for (Map.Entry<String, FigureResult> figure : component.getValue().figures().entrySet()) {
        if (table.size() == MOST_FIGURES) {
          more++;
          continue;
        }
        MeanAndTailResult times = figure.getValue().times();
        table.row(
            component.getKey() + " " + Figures.words(figure.getKey()),
            Figures.text(figure.getKey(), figure.getValue()),
            times == null ? "" : DURATION.text(times.p99()));
      }
    }
    append(table, more, "figures");
  }

  private void bottleneck() {
    BottleneckResult bottleneck = result.bottleneck();
    text.append('\n');
    text.append(
        bottleneck == null
            ? "bottleneck: none; no resource saturates as load grows\n"
            : Paragraph.of(
                "bottleneck: ",
                "%s.%s saturates first, at %s of all arrivals in this mix"
                    .formatted(
                        bottleneck.component(),
                        bottleneck.resource(),
                        RATE.text(bottleneck.boundPerS()))));
  }

  private void hints() {
    result.hints().forEach(hint -> text.append(Paragraph.of("hint: ", hint)));
  }

  private void append(TextTable table, int more, String what) {
    if (!table.isEmpty()) {
      text.append('\n').append(table.text());
      if (more > 0) {
        text.append("and ").append(more).append(" more ").append(what).append(" in the report\n");
      }
    }
  }

  private static <T> List<T> first(java.util.Collection<T> all, int most) {
    return all.stream().limit(most).toList();
  }
}
