package archsim.reports.html;

import archsim.core.results.ExperimentResult;
import archsim.core.results.RunResult;
import archsim.reports.Bidi;
import archsim.reports.Headline;
import archsim.reports.Measure;
import archsim.reports.charts.Chart;
import archsim.reports.charts.Charts;
import archsim.reports.topology.Drawing;
import archsim.reports.topology.Graph;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The report of one run: one HTML file that works offline, on screen and on paper. The same result
 * gives the same bytes.
 */
public final class Report {
  /** Characters of the scenario after these are left out, and that is said. */
  private static final int MOST_SOURCE = 200_000;

  private static final String TEMPLATES = "archsim.reports.html.templates";

  private final RunResult result;

  private Report(RunResult result) {
    this.result = result;
  }

  public static Report of(RunResult result) {
    return new Report(result);
  }

  public String html() {
    TemplateEngine templates =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, Report.class.getClassLoader(), TEMPLATES);
    var output = new StringOutput();
    templates.render("report.jte", page(), output);
    return Bidi.visible(output.toString());
  }

  /** Writes the file as a whole or not at all. */
  public void writeTo(Path file) throws IOException {
    Path whole = file.toAbsolutePath();
    Path part = Files.createTempFile(whole.getParent(), "report", ".part");
    try {
      Files.writeString(part, html());
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private Page page() {
    String source = result.scenario().source();
    int shown = Math.min(source.length(), MOST_SOURCE);
    return new Page(
        result.scenario().name(),
        alert(result.experiment()),
        Headline.of(result).word(),
        Headline.of(result).word().toLowerCase(Locale.ROOT),
        Promises.reasons(result),
        sections(),
        source.substring(0, shown),
        source.length() - shown);
  }

  private static Page.@Nullable Alert alert(ExperimentResult experiment) {
    String why = experiment.unsteady();
    if (experiment.steady() == null) {
      return why == null
          ? null
          : new Page.Alert(
              "Not over when the run ended",
              why,
              "What comes after is not in the figures below; a longer run shows it.");
    }
    return experiment.steady()
        ? null
        : new Page.Alert(
            "Not in a steady state",
            why == null ? "no steady state was reached" : why,
            "The figures below depend on how long the run was; they do not describe a system that"
                + " lasts.");
  }

  private List<Section> sections() {
    return Stream.of(
            Section.of("Service level objectives", Promises.table(result)),
            Section.of(
                "Key figures",
                Loads.rates(result),
                Loads.latencies(result),
                Loads.sessions(result)),
            Section.said("Bottleneck", Parts.bottleneck(result)),
            topology(),
            Section.explained(
                "Components and resources",
                Parts.definitions(),
                Parts.utilisations(result),
                Parts.waits(result),
                Parts.components(result),
                Parts.figures(result),
                Shards.table(result)),
            Section.of("Edges", Parts.edges(result)),
            new Section(
                "Where the time goes",
                limit(result.whereTimeGoes().size()),
                Loads.times(result),
                Charts.whereTimeGoes(result)),
            figures(),
            Section.said("Hints", result.hints()),
            Section.of("Events", Conduct.events(result)),
            Conduct.cost(result),
            Section.of("How it was run", Conduct.table(result)))
        .filter(section -> !section.isEmpty())
        .toList();
  }

  private Section topology() {
    String drawing = Drawing.svg(Graph.of(result));
    List<String> said =
        drawing.isEmpty()
            ? List.of(
                "More than %s workloads and components are not drawn."
                    .formatted(Measure.count(Drawing.MOST_NODES)))
            : List.of(
                "Each box says the highest utilisation of a resource of the component, over all its"
                    + " replicas; the busier, the darker. A dashed line carries requests that did not end OK.");
    return result.components().isEmpty()
        ? Section.said("Topology", List.of())
        : Section.drawn("Topology", said, drawing);
  }

  private Section figures() {
    List<Chart> charts = Charts.figures(result);
    List<String> limit = charts.isEmpty() ? List.of() : limit(result.workloads().size());
    return new Section("Charts", limit, List.of(), charts);
  }

  /** Says which workloads have charts, where not all have. */
  private static List<String> limit(int workloads) {
    return workloads <= Charts.MOST_WORKLOADS
        ? List.of()
        : List.of(
            "The first %s of %s workloads have charts of their own."
                .formatted(Measure.count(Charts.MOST_WORKLOADS), Measure.count(workloads)));
  }
}
