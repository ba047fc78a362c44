package archsim.reports.html;

import archsim.core.results.RunResult;
import archsim.core.results.SloResult;
import archsim.core.results.Verdict;
import archsim.reports.Measure;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SLOs of a run and what became of them. */
final class Promises {
  /** The limit of an expression: what follows its comparison, such as 100ms, 0.1% or 900/s. */
  private static final Pattern LIMIT = Pattern.compile("[<>]=?\\s*[0-9.,_]+[kMG]?([^\\s0-9]*)");

  private Promises() {}

  static Table table(RunResult result) {
    var table =
        new Table.Draft("Service level objectives")
            .texts("SLO", "of", "verdict")
            .figures("value", "95 % interval", "limit")
            .texts("remark");
    for (SloResult slo : result.slos()) {
      Measure measure = measure(slo.expr());
      table
          .row(slo.expr())
          .text(of(slo))
          .cell(kind(slo.verdict()), slo.verdict().name())
          .figure(measure.text(slo.value()))
          .figure(measure.interval(slo.low(), slo.high()))
          .figure(measure.text(slo.limit()))
          .text(remark(slo));
    }
    return table.table();
  }

  /** What the verdict of the run comes from: the SLOs that share it, errors before warnings. */
  static List<String> reasons(RunResult result) {
    return switch (result.verdict()) {
      case FAIL, UNDECIDED ->
          result.slos().stream()
              .filter(slo -> slo.verdict() == Verdict.FAIL || slo.verdict() == Verdict.UNDECIDED)
              .filter(slo -> !isWarning(slo))
              .sorted(Comparator.comparing(slo -> slo.verdict() == Verdict.FAIL ? 0 : 1))
              .map(Promises::sentence)
              .toList();
      case PASS -> List.of("all " + errors(result) + " SLOs are kept");
      case NONE -> List.of("the scenario has no SLOs");
    };
  }

  private static long errors(RunResult result) {
    return result.slos().stream().filter(slo -> !isWarning(slo)).count();
  }

  private static boolean isWarning(SloResult slo) {
    return slo.severity().equals("warn");
  }

  private static String sentence(SloResult slo) {
    String whose = slo.workload() == null ? "" : " for " + slo.workload();
    String why =
        slo.reason() != null ? slo.reason() : "it is " + measure(slo.expr()).text(slo.value());
    return slo.verdict() + ": " + slo.expr() + whose + ": " + why;
  }

  private static String of(SloResult slo) {
    return slo.workload() == null ? "" : slo.workload();
  }

  private static String remark(SloResult slo) {
    String reason = slo.reason() == null ? "" : slo.reason();
    if (!isWarning(slo)) {
      return reason;
    }
    return reason.isEmpty() ? "warning only" : "warning only; " + reason;
  }

  static Cell.Kind kind(Verdict verdict) {
    return switch (verdict) {
      case PASS -> Cell.Kind.PASS;
      case FAIL -> Cell.Kind.FAIL;
      case UNDECIDED -> Cell.Kind.UNDECIDED;
      case NONE -> Cell.Kind.TEXT;
    };
  }

  /** What an expression is about, by the unit of its limit. */
  static Measure measure(String expr) {
    Matcher limit = LIMIT.matcher(expr);
    if (!limit.find()) {
      return Measure.NUMBER;
    }
    String unit = limit.group(1);
    if (unit.startsWith("/")) {
      return Measure.RATE;
    }
    return switch (unit) {
      case "%" -> Measure.SHARE;
      case "ns", "us", "µs", "ms", "s", "m", "min", "h", "d" -> Measure.DURATION;
      default -> Measure.NUMBER;
    };
  }
}
