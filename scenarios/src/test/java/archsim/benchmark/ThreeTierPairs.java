package archsim.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/**
 * Compares a run from the file of the three-tier model with the hand-written loop of the same
 * model: alternating pairs in one JVM, after a warm-up of both. Both run on one thread, and what is
 * compared is the CPU time of the process, garbage collection included: on a shared machine it says
 * what a clock on the wall would say on a quiet one. It takes half a minute.
 */
public final class ThreeTierPairs {
  private static final int WARM_UPS = 10;
  private static final double MILLION = 1e6;

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private ThreeTierPairs() {}

  /** Prints a row of a table; the argument is the number of pairs, 5 without one. */
  public static void main(String[] arguments) {
    int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    double[] loops = new double[pairs];
    double[] runs = new double[pairs];
    double[] ratios = new double[pairs];
    for (int i = -WARM_UPS; i < pairs; i++) {
      double loop = perSecond(() -> ThreeTierLoop.run(1, ThreeTierYaml.REQUESTS / 1000.0));
      double run = perSecond(ThreeTierYaml::run);
      if (i >= 0) {
        loops[i] = loop;
        runs[i] = run;
        ratios[i] = run / loop;
      }
    }
    Arrays.sort(loops);
    Arrays.sort(runs);
    Arrays.sort(ratios);
    PrintStream out = System.out;
    out.println("| model | per second | loop | from YAML | ratio | from | to |");
    out.println("|---|---|---|---|---|---|---|");
    out.printf(
        Locale.ROOT,
        "| three tiers | requests | %.2f M | %.2f M | **%.2f** | %.2f | %.2f |%n",
        loops[pairs / 2] / MILLION,
        runs[pairs / 2] / MILLION,
        ratios[pairs / 2],
        ratios[0],
        ratios[pairs - 1]);
  }

  private static double perSecond(Runnable run) {
    long begun = PROCESS.getProcessCpuTime();
    run.run();
    return ThreeTierYaml.REQUESTS / ((PROCESS.getProcessCpuTime() - begun) / 1e9);
  }
}
