package archsim.benchmark;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Compares a run from the file of the three-tier model with the hand-written loop of the same
 * model. It takes a minute.
 */
public final class ThreeTierPairs {
  private static final int WARM_UPS = 6;

  /** Short runs before, for what happens once in a run, such as reading the file. */
  private static final int SHORT_WARM_UPS = 300;

  private static final double MILLION = 1e6;

  private ThreeTierPairs() {}

  /** Prints a row of a table; the argument is the number of pairs, 5 without one. */
  public static void main(String[] arguments) {
    int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    for (int i = 0; i < SHORT_WARM_UPS; i++) {
      ThreeTierYaml.run("three-tiers", "run.duration=2s");
    }
    Alternation both =
        Alternation.of(
            WARM_UPS,
            pairs,
            ThreeTierYaml.REQUESTS,
            () -> ThreeTierLoop.run(1, ThreeTierYaml.REQUESTS / 1000.0),
            ThreeTierYaml::run);
    PrintStream out = System.out;
    out.println("| model | per second | loop | from YAML | ratio | from | to |");
    out.println("|---|---|---|---|---|---|---|");
    out.printf(
        Locale.ROOT,
        "| three tiers | requests | %.2f M | %.2f M | **%.2f** | %.2f | %.2f |%n",
        both.first() / MILLION,
        both.second() / MILLION,
        both.ratio(),
        both.from(),
        both.to());
  }
}
