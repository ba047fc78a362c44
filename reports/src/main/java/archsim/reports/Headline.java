package archsim.reports;

import archsim.core.results.RunResult;
import archsim.core.results.SloResult;
import archsim.core.results.Verdict;
import java.util.List;
import java.util.Locale;

/**
 * What a run came to in a word and a sentence. A broken promise of severity {@code warn} changes no
 * verdict, so PASS and NONE become WARN: nobody reads on below a PASS.
 *
 * @param word PASS, WARN, FAIL, UNDECIDED or NONE
 */
public record Headline(String word, String sentence) {
  private static final String WARN = "warn";

  public static Headline of(RunResult result) {
    List<SloResult> count = result.slos().stream().filter(slo -> !isWarning(slo)).toList();
    List<SloResult> warn = result.slos().stream().filter(Headline::isWarning).toList();
    Verdict verdict = result.verdict();
    boolean warns =
        (verdict == Verdict.PASS || verdict == Verdict.NONE)
            && of(warn, Verdict.PASS) < warn.size();
    String sentence =
        switch (verdict) {
          case PASS -> slos(count.size()) + (count.size() == 1 ? " is kept" : " are kept");
          case FAIL -> part(of(count, Verdict.FAIL), count.size()) + " broken";
          case UNDECIDED -> part(of(count, Verdict.UNDECIDED), count.size()) + " undecided";
          case NONE -> warn.isEmpty() ? "the scenario has no SLOs" : "no SLO counts";
        };
    return new Headline(
        warns ? WARN.toUpperCase(Locale.ROOT) : verdict.name(),
        sentence
            + warnings(of(warn, Verdict.FAIL), "broken")
            + warnings(of(warn, Verdict.UNDECIDED), "undecided"));
  }

  /** Whether a promise never changes the verdict. */
  public static boolean isWarning(SloResult slo) {
    return slo.severity().equals(WARN);
  }

  /** The verdict about one promise; a broken one that only warns is a WARN. */
  public static String word(SloResult slo) {
    return isWarning(slo) && slo.verdict() == Verdict.FAIL
        ? WARN.toUpperCase(Locale.ROOT)
        : slo.verdict().name();
  }

  private static long of(List<SloResult> slos, Verdict verdict) {
    return slos.stream().filter(slo -> slo.verdict() == verdict).count();
  }

  private static String part(long some, long all) {
    String of = all == 1 ? slos(1) : some + " of " + slos(all);
    return of + (some == 1 ? " is" : " are");
  }

  private static String slos(long number) {
    return number + (number == 1 ? " SLO" : " SLOs");
  }

  private static String warnings(long number, String what) {
    return number == 0
        ? ""
        : ", " + number + " that only " + (number == 1 ? "warns is " : "warn are ") + what;
  }
}
