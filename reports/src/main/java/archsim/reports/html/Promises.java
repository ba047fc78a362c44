package archsim.reports.html;

import archsim.core.results.RunResult;
import archsim.core.results.SloResult;
import archsim.core.results.Verdict;
import archsim.reports.Headline;
import archsim.reports.PromiseText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The SLOs of a run and what became of them. */
final class Promises {
  private Promises() {}

  static Table table(RunResult result) {
    var table =
        new Table.Draft("Service level objectives")
            .texts("SLO", "of", "verdict")
            .figures("value", "95 % interval", "limit")
            .texts("remark");
    PromiseText figures = PromiseText.of(result);
    for (SloResult slo : result.slos()) {
      table
          .row(slo.expr())
          .text(of(slo))
          .cell(kind(slo), Headline.word(slo))
          .figure(figures.value(slo))
          .figure(figures.interval(slo))
          .figure(figures.limit(slo))
          .text(remark(slo));
    }
    return table.table();
  }

  /**
   * What the headline comes from: how many SLOs are kept, then those that are not, broken ones
   * first, and what counts before what only warns.
   */
  static List<String> reasons(RunResult result) {
    PromiseText figures = PromiseText.of(result);
    List<String> reasons = new ArrayList<>(List.of(Headline.of(result).sentence()));
    result.slos().stream()
        .filter(slo -> slo.verdict() == Verdict.FAIL || slo.verdict() == Verdict.UNDECIDED)
        .sorted(
            Comparator.comparing(Headline::isWarning)
                .thenComparing(slo -> slo.verdict() == Verdict.FAIL ? 0 : 1))
        .map(slo -> sentence(slo, figures))
        .forEach(reasons::add);
    return reasons;
  }

  private static String sentence(SloResult slo, PromiseText figures) {
    String whose = slo.workload() == null ? "" : " for " + slo.workload();
    String why = slo.reason() != null ? slo.reason() : "it is " + figures.value(slo);
    return Headline.word(slo) + ": " + slo.expr() + whose + ": " + why;
  }

  private static String of(SloResult slo) {
    return slo.workload() == null ? "" : slo.workload();
  }

  private static String remark(SloResult slo) {
    String reason = slo.reason() == null ? "" : slo.reason();
    if (!Headline.isWarning(slo)) {
      return reason;
    }
    return reason.isEmpty() ? "warning only" : "warning only; " + reason;
  }

  private static Cell.Kind kind(SloResult slo) {
    return switch (slo.verdict()) {
      case PASS -> Cell.Kind.PASS;
      case FAIL -> Headline.isWarning(slo) ? Cell.Kind.UNDECIDED : Cell.Kind.FAIL;
      case UNDECIDED -> Cell.Kind.UNDECIDED;
      case NONE -> Cell.Kind.TEXT;
    };
  }
}
