package archsim.benchmark;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Compares the three tiers with a cache of a million entries with the three tiers without one, both
 * from their files and of the same length. To fill the cache before each run is part of it.
 */
public final class CachedTierPairs {
  private static final int WARM_UPS = 2;
  private static final double MILLION = 1e6;
  private static final String[] LENGTH = {"run.duration=2000s", "run.replications=2"};

  /** A pilot and two replications. */
  private static final double REQUESTS = 6_000_000;

  private CachedTierPairs() {}

  /** Prints a row of a table; the argument is the number of pairs, 5 without one. */
  public static void main(String[] arguments) {
    int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    Alternation both =
        Alternation.of(
            WARM_UPS,
            pairs,
            REQUESTS,
            () -> ThreeTierYaml.run("three-tiers", LENGTH),
            () -> ThreeTierYaml.run("three-tiers-cached", LENGTH));
    PrintStream out = System.out;
    out.println("| model | per second | plain | cached | ratio | from | to |");
    out.println("|---|---|---|---|---|---|---|");
    out.printf(
        Locale.ROOT,
        "| three tiers, LRU of 1 M entries | requests | %.2f M | %.2f M | **%.3f** | %.3f | %.3f |%n",
        both.first() / MILLION,
        both.second() / MILLION,
        both.ratio(),
        both.from(),
        both.to());
  }
}
