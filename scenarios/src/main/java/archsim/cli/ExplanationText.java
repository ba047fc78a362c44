package archsim.cli;

import static archsim.reports.Measure.DURATION;
import static archsim.reports.Measure.RATE;
import static archsim.reports.Measure.SHARE;

import archsim.components.demand.Demand;
import archsim.components.demand.Range;
import archsim.components.model.Architecture;
import archsim.components.model.SourceSpec;
import archsim.explain.Explanation;
import archsim.explain.Saturation;
import archsim.reports.Measure;
import archsim.scenario.yaml.DefaultInUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What follows from a scenario without simulating, for a terminal. */
final class ExplanationText {
  private static final double ALMOST = 1e-9;

  /** Rows of a table that fit on a screen together with the other table. */
  private static final int MOST_ROWS = 15;

  private ExplanationText() {}

  static String of(
      String scenario,
      Architecture architecture,
      Explanation explanation,
      List<DefaultInUse> defaults,
      Detail detail) {
    boolean closed = architecture.sources().values().stream().anyMatch(SourceSpec::isClosed);
    StringBuilder text = new StringBuilder();
    text.append(scenario).append(": what follows by the operational laws, without simulating\n\n");
    text.append("arrivals:   ").append(RATE.text(explanation.arrivalRate()));
    text.append(closed ? ", of users the most they can make\n" : "\n");
    bottleneck(explanation, text);
    for (Explanation.Resource resource : explanation.overloaded()) {
      String words =
          "%s is asked for %s of what it can give: its line grows, or requests are refused";
      text.append(
          Paragraph.of(
              "overloaded: ",
              words.formatted(resource.name(), SHARE.text(resource.openUtilisation()))));
    }
    long rows = detail.all() ? Long.MAX_VALUE : MOST_ROWS;
    text.append('\n').append(resources(explanation, rows));
    text.append(more(explanation.resources().size(), "resources that saturate later", rows));
    text.append(
        "at most: it bears no more, and may be full before; threads and connections count\n");
    text.append("with the least time that they are held. at least: it is not full before\n");
    text.append('\n').append(visits(explanation, rows));
    text.append(more(explanation.visits().size(), "endpoints that are visited less", rows));
    if (!detail.defaults()) {
      text.append("\n%s defaults are in use: --defaults lists them\n".formatted(defaults.size()));
    } else if (!defaults.isEmpty()) {
      TextTable table = new TextTable("default in use", "value").left(1);
      defaults.forEach(each -> table.row(each.path(), each.text()));
      text.append('\n').append(table.text());
    }
    return text.toString();
  }

  /**
   * How much is shown.
   *
   * @param all every row of every table
   * @param defaults the defaults in use
   */
  record Detail(boolean all, boolean defaults) {}

  private static String more(int rows, String what, long shown) {
    return rows <= shown ? "" : "and %s more %s: --all lists them\n".formatted(rows - shown, what);
  }

  private static void bottleneck(Explanation explanation, StringBuilder text) {
    Optional<Explanation.Resource> bottleneck = explanation.bottleneck();
    text.append("bottleneck: ");
    if (bottleneck.isEmpty()) {
      text.append("none; no resource saturates as load grows\n");
      return;
    }
    Explanation.Resource resource = bottleneck.get();
    text.append(resource.name()).append(" saturates first, ");
    text.append(resource.saturation() == Saturation.EXACT ? "at " : "");
    text.append(saturation(resource));
    double rate = explanation.arrivalRate();
    if (rate > 0) {
      String times = Measure.NUMBER.text(resource.saturatesAt() / rate);
      text.append(", ").append(times).append(" times these arrivals");
    }
    text.append('\n');
  }

  private static String visits(Explanation explanation, long rows) {
    TextTable table = new TextTable("endpoint", "visits", "rate");
    explanation.visits().entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(rows)
        .forEach(
            visit ->
                table.row(
                    name(visit.getKey()),
                    number(visit.getValue()),
                    RATE.text(visit.getValue() * explanation.arrivalRate())));
    return table.text();
  }

  private static String name(Demand.Target target) {
    return target.endpoint().isEmpty()
        ? target.component()
        : target.component() + "." + target.endpoint();
  }

  private static String number(double value) {
    boolean whole = Math.abs(value - Math.rint(value)) < ALMOST;
    return whole ? Plain.number(Math.rint(value)) : Measure.NUMBER.text(value);
  }

  private static String resources(Explanation explanation, long rows) {
    TextTable table =
        new TextTable("resource", "capacity", "demand", "utilisation", "saturates at");
    List<Explanation.Resource> sorted = new ArrayList<>(explanation.resources());
    sorted.sort(Comparator.comparingDouble(Explanation.Resource::saturatesAt));
    for (Explanation.Resource resource : sorted.subList(0, (int) Math.min(rows, sorted.size()))) {
      table.row(
          resource.name(),
          number(resource.capacity()),
          demand(resource.demand()),
          utilisation(resource.expectedUtilisation()),
          saturation(resource));
    }
    return table.text();
  }

  private static String demand(Range demand) {
    String least = DURATION.text(demand.low());
    return demand.isExact() ? least : least + " or more";
  }

  private static String utilisation(Range expected) {
    String low = SHARE.text(expected.low());
    String high = SHARE.text(expected.high());
    return low.equals(high) ? low : low + " to " + high;
  }

  /** The load at which a resource saturates: "750 /s", "at most 750 /s". */
  private static String saturation(Explanation.Resource resource) {
    String load = RATE.text(resource.saturatesAt());
    return switch (resource.saturation()) {
      case EXACT -> load;
      case AT_MOST, AT_LEAST -> resource.saturation().text() + " " + load;
      case NONE -> resource.demand().high() == 0 ? "never" : "not known";
    };
  }
}
