package archsim.core.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * Compares a model on the kernel with the hand-written loop of the same model: five alternating
 * pairs in one JVM, after a warm-up of both. Both run on one thread, and what is compared is the
 * CPU time of the process, garbage collection included. The ratio is the median of the pairs'
 * ratios.
 */
public final class Pairs {
  private static final int WARM_UPS = 3;
  private static final int PAIRS = 5;
  private static final double MILLION = 1e6;

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final PrintStream out;

  private Pairs(PrintStream out) {
    this.out = out;
  }

  /** Prints a table; takes about a minute. */
  public static void main(String[] arguments) {
    Pairs pairs = new Pairs(System.out);
    pairs.out.println("| model | per second | loop | kernel | ratio | from | to |");
    pairs.out.println("|---|---|---|---|---|---|---|");
    long customers = 20_000_000;
    pairs.compare(
        "M/M/1, rho 0.8",
        "customers",
        customers,
        () -> Mm1Loop.run(customers),
        () -> Mm1OnKernel.run(customers));
    for (int pending : new int[] {1_000, 100_000}) {
      long events = pending == 1_000 ? 6_000_000 : 4_000_000;
      pairs.compare(
          String.format(Locale.ROOT, "hold, %,d pending", pending),
          "events",
          events,
          () -> HoldLoop.run(events, pending),
          () -> HoldOnKernel.run(events, pending));
    }
  }

  private void compare(
      String model, String unit, long count, DoubleSupplier loop, DoubleSupplier kernel) {
    double result = loop.getAsDouble();
    for (int i = 0; i < WARM_UPS; i++) {
      seconds(loop, result);
      seconds(kernel, result);
    }
    double[] loops = new double[PAIRS];
    double[] kernels = new double[PAIRS];
    double[] ratios = new double[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
      loops[i] = count / seconds(loop, result);
      kernels[i] = count / seconds(kernel, result);
      ratios[i] = kernels[i] / loops[i];
    }
    Arrays.sort(loops);
    Arrays.sort(kernels);
    Arrays.sort(ratios);
    out.printf(
        Locale.ROOT,
        "| %s | %s | %.1f M | %.1f M | **%.2f** | %.2f | %.2f |%n",
        model,
        unit,
        loops[PAIRS / 2] / MILLION,
        kernels[PAIRS / 2] / MILLION,
        ratios[PAIRS / 2],
        ratios[0],
        ratios[PAIRS - 1]);
  }

  private static double seconds(DoubleSupplier run, double expected) {
    long start = PROCESS.getProcessCpuTime();
    double result = run.getAsDouble();
    long end = PROCESS.getProcessCpuTime();
    if (result != expected) {
      throw new IllegalStateException("two runs of one model differ: they compare nothing");
    }
    return (end - start) / 1e9;
  }
}
