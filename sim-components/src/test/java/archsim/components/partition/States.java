package archsim.components.partition;

import java.util.Arrays;
import java.util.stream.LongStream;

/** States of partitionings and keys to ask them about. */
public final class States {
  public static final long KEYS = 1_000_000;

  private static final int SAMPLES = 20_000;

  private States() {}

  public static Partitioning create(By by, int servers, long seed) {
    return new PartitioningSpec(by, null).create(servers, KEYS, seed);
  }

  /** Keys evenly spread over all. */
  public static long[] keys() {
    return LongStream.range(0, SAMPLES).map(i -> 1 + i * (KEYS / SAMPLES)).toArray();
  }

  /** Of that many keys a share p counts as p give or take 5 standard deviations, at most. */
  public static double tolerance() {
    return 5 * Math.sqrt(0.25 / SAMPLES);
  }

  public static int largest(Partitioning state) {
    return Arrays.stream(state.servers()).max().orElse(-1);
  }
}
