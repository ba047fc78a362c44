package archsim.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Two programs that take turns in one JVM, after a warm-up of both. Both run on one thread, and
 * what is compared is the CPU time of the process, garbage collection included: on a shared machine
 * it says what a clock on the wall would say on a quiet one.
 *
 * @param first requests per second of the first program, the median
 * @param second the same of the second
 * @param ratio second / first, the median over the pairs
 * @param from the lowest ratio
 * @param to the highest ratio
 */
record Alternation(double first, double second, double ratio, double from, double to) {
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** Runs both so many times; each run simulates so many requests. */
  static Alternation of(int warmUps, int pairs, double requests, Runnable first, Runnable second) {
    double[] firsts = new double[pairs];
    double[] seconds = new double[pairs];
    double[] ratios = new double[pairs];
    for (int i = -warmUps; i < pairs; i++) {
      double one = perSecond(requests, first);
      double other = perSecond(requests, second);
      if (i >= 0) {
        firsts[i] = one;
        seconds[i] = other;
        ratios[i] = other / one;
      }
    }
    Arrays.sort(firsts);
    Arrays.sort(seconds);
    Arrays.sort(ratios);
    int middle = pairs / 2;
    return new Alternation(
        firsts[middle], seconds[middle], ratios[middle], ratios[0], ratios[pairs - 1]);
  }

  private static double perSecond(double requests, Runnable run) {
    long begun = PROCESS.getProcessCpuTime();
    run.run();
    return requests / ((PROCESS.getProcessCpuTime() - begun) / 1e9);
  }
}
