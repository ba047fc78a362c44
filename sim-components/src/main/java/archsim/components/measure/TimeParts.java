package archsim.components.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the time of a workload's requests goes: the parts of their accounts, summed by classes of
 * latency, eight to a doubling. So it answers for the mean and for the slowest share alike, without
 * knowing beforehand where the slowest begin.
 */
public final class TimeParts {
  private static final int MANTISSA_BITS = 52;
  private static final int CLASS_BITS = 3;
  private static final int SHIFT = MANTISSA_BITS - CLASS_BITS;

  /** The class of 1 ns and everything shorter. */
  private static final int SHORTEST = (int) (Double.doubleToRawLongBits(1e-9) >>> SHIFT);

  private static final int CLASSES = 64 << CLASS_BITS;
  private static final double TOLERANCE = 1e-6;

  private final Parts parts;
  private final double[][] rows = new double[CLASSES][];
  private final long[] counts = new long[CLASSES];
  private final double[] latencies = new double[CLASSES];

  TimeParts(Parts parts) {
    this.parts = parts;
  }

  void add(double latency, Account account) {
    int row = row(latency);
    if (rows[row] == null) {
      rows[row] = new double[parts.count()];
    }
    double sum = account.addTo(rows[row]);
    if (Math.abs(sum - latency) > TOLERANCE * latency + 1e-9) {
      throw new IllegalStateException(
          "the parts of a response time add up to %s s, it took %s s".formatted(sum, latency));
    }
    counts[row]++;
    latencies[row] += latency;
  }

  private static int row(double latency) {
    int row = (int) (Double.doubleToRawLongBits(latency) >>> SHIFT) - SHORTEST;
    return Math.max(0, Math.min(CLASSES - 1, row));
  }

  void reset() {
    for (int i = 0; i < CLASSES; i++) {
      if (rows[i] != null) {
        rows[i] = new double[parts.count()];
      }
      counts[i] = 0;
      latencies[i] = 0;
    }
  }

  Snapshot snapshot() {
    List<Row> used = new ArrayList<>();
    for (int i = 0; i < CLASSES; i++) {
      if (counts[i] > 0) {
        List<Double> seconds = new ArrayList<>();
        for (double part : rows[i]) {
          seconds.add(part);
        }
        used.add(new Row(i, counts[i], latencies[i], seconds));
      }
    }
    return new Snapshot(parts.names(), used);
  }

  /**
   * The requests of one class of latency.
   *
   * @param latencies summed, in seconds
   * @param seconds summed, by number of the part
   */
  public record Row(int number, long count, double latencies, List<Double> seconds) {}

  /**
   * Sums by class of latency, in ascending order.
   *
   * @param names of the parts by number
   */
  public record Snapshot(List<String> names, List<Row> rows) {
    /** The sums of several replications of one scenario. */
    public static Snapshot merge(List<Snapshot> snapshots) {
      Map<Integer, Row> merged = new TreeMap<>();
      for (Snapshot snapshot : snapshots) {
        for (Row row : snapshot.rows) {
          merged.merge(row.number, row, Snapshot::plus);
        }
      }
      return new Snapshot(snapshots.get(0).names, new ArrayList<>(merged.values()));
    }

    private static Row plus(Row a, Row b) {
      List<Double> seconds = new ArrayList<>();
      for (int i = 0; i < a.seconds.size(); i++) {
        seconds.add(a.seconds.get(i) + b.seconds.get(i));
      }
      return new Row(a.number, a.count + b.count, a.latencies + b.latencies, seconds);
    }

    /**
     * The mean request among the slowest share; the class at the border counts in part.
     *
     * @param share from 0 to 1; 1 is all requests
     */
    public Mean slowest(double share) {
      long all = rows.stream().mapToLong(Row::count).sum();
      double left = share * all;
      double wanted = left;
      double latency = 0;
      double[] seconds = new double[names.size()];
      for (int i = rows.size() - 1; i >= 0 && left > 0; i--) {
        Row row = rows.get(i);
        double part = Math.min(1, left / row.count);
        left -= row.count;
        latency += part * row.latencies;
        for (int p = 0; p < seconds.length && p < row.seconds.size(); p++) {
          seconds[p] += part * row.seconds.get(p);
        }
      }
      Map<String, Double> means = new LinkedHashMap<>();
      for (int p = 0; p < seconds.length; p++) {
        if (seconds[p] > 0) {
          means.put(names.get(p), seconds[p] / wanted);
        }
      }
      return new Mean(all == 0 ? 0 : latency / wanted, means);
    }
  }

  /** A mean request: its latency in seconds, and the parts that add up to it. */
  public record Mean(double latency, Map<String, Double> parts) {}
}
