package archsim.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/**
 * Compares the three tiers with a cache of a million entries with the three tiers without one, both
 * from their files and of the same length: alternating pairs in one JVM, after a warm-up of both,
 * by the CPU time of the process. To fill the cache before each run is part of it.
 */
public final class CachedTierPairs {
  private static final int WARM_UPS = 2;
  private static final double MILLION = 1e6;
  private static final String[] LENGTH = {"run.duration=2000s", "run.replications=2"};

  /** A pilot and two replications. */
  private static final double REQUESTS = 6_000_000;

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private CachedTierPairs() {}

  /** Prints a row of a table; the argument is the number of pairs, 5 without one. */
  public static void main(String[] arguments) {
    int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    double[] plain = new double[pairs];
    double[] cached = new double[pairs];
    double[] ratios = new double[pairs];
    for (int i = -WARM_UPS; i < pairs; i++) {
      double without = perSecond("three-tiers");
      double with = perSecond("three-tiers-cached");
      if (i >= 0) {
        plain[i] = without;
        cached[i] = with;
        ratios[i] = with / without;
      }
    }
    Arrays.sort(plain);
    Arrays.sort(cached);
    Arrays.sort(ratios);
    PrintStream out = System.out;
    out.println("| model | per second | plain | cached | ratio | from | to |");
    out.println("|---|---|---|---|---|---|---|");
    out.printf(
        Locale.ROOT,
        "| three tiers, LRU of 1 M entries | requests | %.2f M | %.2f M | **%.3f** | %.3f | %.3f |%n",
        plain[pairs / 2] / MILLION,
        cached[pairs / 2] / MILLION,
        ratios[pairs / 2],
        ratios[0],
        ratios[pairs - 1]);
  }

  private static double perSecond(String file) {
    long begun = PROCESS.getProcessCpuTime();
    ThreeTierYaml.run(file, LENGTH);
    return REQUESTS / ((PROCESS.getProcessCpuTime() - begun) / 1e9);
  }
}
