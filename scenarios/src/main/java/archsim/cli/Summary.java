package archsim.cli;

import archsim.core.results.CostResult;
import archsim.core.results.RunResult;
import archsim.core.results.SessionsResult;
import archsim.core.results.SloResult;
import archsim.reports.Headline;
import archsim.reports.Measure;
import archsim.reports.Money;
import archsim.reports.PromiseText;
import archsim.reports.Saturation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a terminal of 80 columns shows of a run; equal results give equal text. */
final class Summary {
  private static final int MOST_SLOS = 40;
  private static final int FEW_SLOS = 2;
  private static final String ITEM = "- ";

  private final RunResult result;
  private final boolean colours;
  private final boolean all;
  private final StringBuilder text = new StringBuilder();

  /**
   * @param all whether rows and columns of zeros are shown, too
   */
  Summary(RunResult result, boolean colours, boolean all) {
    this.result = result;
    this.colours = colours;
    this.all = all;
  }

  /**
   * The text.
   *
   * @param file the scenario, as it was named
   * @param report where the report is
   * @param again the options that were typed, with another one at their end
   */
  String text(String file, String report, UnaryOperator<String> again) {
    SummaryTables tables = new SummaryTables(result, all);
    headline();
    slos();
    text.append(tables.loads());
    sessions();
    text.append(tables.resources());
    text.append(tables.figures());
    ending();
    result.hints().forEach(hint -> text.append(Paragraph.of("hint: ", hint)));
    text.append("\nreport: ").append(report).append('\n');
    text.append(NextCommand.of(result, file, again));
    return text.toString();
  }

  private void headline() {
    Headline headline = Headline.of(result);
    String words = result.scenario().name() + ": " + headline.sentence();
    // Escapes take no room, so the colour comes when the lines are broken.
    String lines = Paragraph.of(headline.word() + "  ", words);
    text.append(coloured(headline.word())).append(lines.substring(headline.word().length()));
    String why = result.experiment().unsteady();
    if (result.experiment().steady() == null && why != null) {
      text.append(Paragraph.of("not over: ", why));
    }
    if (Boolean.FALSE.equals(result.experiment().steady())) {
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
    TextTable table = new TextTable("SLO", "value", "95 % interval", "verdict").left(3);
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    PromiseText figures = PromiseText.of(result);
    for (SloResult slo : result.slos().stream().limit(MOST_SLOS).toList()) {
      String promise = PromiseText.promise(slo);
      table.row(promise, figures.value(slo), figures.interval(slo), Headline.word(slo));
      String reason = reason(slo, result.experiment().unsteady());
      if (!reason.isEmpty()) {
        reasons.computeIfAbsent(reason, any -> new ArrayList<>()).add(promise);
      }
    }
    text.append(SummaryTables.text(table, result.slos().size() - MOST_SLOS, "SLOs"));
    reasons.forEach(
        (reason, promises) ->
            text.append(
                Paragraph.of(
                    ITEM,
                    (promises.size() > FEW_SLOS
                            ? Measure.count(promises.size()) + " SLOs"
                            : String.join(", ", promises))
                        + ": "
                        + reason)));
  }

  /** Why, where that does not stand below the headline already. */
  private static String reason(SloResult slo, @Nullable String unsettled) {
    String reason = slo.reason();
    return reason == null || (unsettled != null && reason.endsWith(unsettled)) ? "" : reason;
  }

  private void sessions() {
    int replications = result.experiment().replications();
    result
        .workloads()
        .forEach(
            (name, load) -> {
              SessionsResult sessions = load.sessions();
              if (sessions != null) {
                String words =
                    "%s started, %s lost their state, %s sent to another replica%s"
                        .formatted(
                            Measure.perReplication(sessions.started(), replications),
                            Measure.perReplication(sessions.lost(), replications),
                            Measure.perReplication(sessions.moved(), replications),
                            replications == 1 ? "" : ", per replication");
                text.append(Paragraph.of("sessions of " + name + ": ", words));
              }
            });
  }

  private void ending() {
    text.append('\n').append(Paragraph.of("bottleneck: ", Saturation.bottleneck(result)));
    text.append(Paragraph.of("headroom: ", Saturation.headroom(result)));
    CostResult cost = result.cost();
    if (cost != null) {
      Double perMillion = cost.perMillionRequests();
      String each =
          perMillion == null
              ? ""
              : ", " + Money.text(perMillion, cost.currency()) + " per million OK requests";
      String missing =
          cost.missing().isEmpty() ? "" : "; no price: " + String.join(", ", cost.missing());
      text.append(Paragraph.of("cost: ", Money.monthly(cost) + each + missing));
    }
  }
}
