package archsim.cli;

import static archsim.reports.Measure.DURATION;
import static archsim.reports.Measure.RATE;
import static archsim.reports.Measure.SHARE;

import archsim.components.Architecture;
import archsim.components.Demand;
import archsim.components.SourceSpec;
import archsim.planning.Explanation;
import archsim.reports.Measure;
import archsim.scenario.yaml.DefaultInUse;
import java.util.List;
import java.util.Optional;

/** What follows from a scenario without simulating, for a terminal. */
final class ExplanationText {
  private static final double ALMOST = 1e-9;

  private ExplanationText() {}

  static String of(
      String scenario,
      Architecture architecture,
      Explanation explanation,
      List<DefaultInUse> defaults) {
    boolean closed = architecture.sources().values().stream().anyMatch(SourceSpec::isClosed);
    StringBuilder text = new StringBuilder();
    text.append(scenario).append(": what follows by the operational laws, without simulating\n\n");
    text.append("arrivals:   ").append(RATE.text(explanation.arrivalRate()));
    text.append(closed ? ", of users the most they can make\n" : "\n");
    bottleneck(explanation, text);
    for (Explanation.Resource resource : explanation.overloaded()) {
      String words = "%s is asked for %s of what it can give: no steady state";
      text.append(
          Paragraph.of(
              "overloaded: ",
              words.formatted(resource.name(), SHARE.text(resource.openUtilisation()))));
    }
    text.append('\n').append(visits(explanation));
    text.append('\n').append(resources(explanation, closed));
    text.append("threads and connections count with the least time that a request holds them\n");
    if (!defaults.isEmpty()) {
      TextTable table = new TextTable("default in use", "value").left(1);
      defaults.forEach(each -> table.row(each.path(), each.text()));
      text.append('\n').append(table.text());
    }
    return text.toString();
  }

  private static void bottleneck(Explanation explanation, StringBuilder text) {
    Optional<Explanation.Resource> bottleneck = explanation.bottleneck();
    text.append("bottleneck: ");
    if (bottleneck.isEmpty()) {
      text.append("none; no resource saturates as load grows\n");
      return;
    }
    Explanation.Resource resource = bottleneck.get();
    text.append(resource.name()).append(" saturates first, at ");
    text.append(RATE.text(resource.saturatesAt()));
    double rate = explanation.arrivalRate();
    if (rate > 0) {
      String times = Measure.NUMBER.text(resource.saturatesAt() / rate);
      text.append(", ").append(times).append(" times these arrivals");
    }
    text.append('\n');
  }

  private static String visits(Explanation explanation) {
    TextTable table = new TextTable("endpoint", "visits", "rate");
    explanation
        .visits()
        .forEach(
            (target, perArrival) ->
                table.row(
                    name(target),
                    number(perArrival),
                    RATE.text(perArrival * explanation.arrivalRate())));
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

  private static String resources(Explanation explanation, boolean closed) {
    TextTable table =
        new TextTable(
            "resource",
            "capacity",
            "demand",
            closed ? "utilisation, open load" : "utilisation",
            "saturates at");
    for (Explanation.Resource resource : explanation.resources()) {
      boolean bounded = Double.isFinite(resource.saturatesAt());
      table.row(
          resource.name(),
          number(resource.capacity()),
          DURATION.text(resource.demand()),
          SHARE.text(resource.openUtilisation()),
          bounded ? RATE.text(resource.saturatesAt()) : "never");
    }
    return table.text();
  }
}
