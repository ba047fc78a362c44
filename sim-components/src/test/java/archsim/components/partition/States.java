package archsim.components.partition;

import java.util.Arrays;
import java.util.stream.LongStream;

/** States of partitionings and keys to ask them about. */
final class States {
  static final long KEYS = 1_000_000;

  private static final int SAMPLES = 20_000;

  private States() {}

  static Partitioning create(By by, int servers, long seed) {
    return new PartitioningSpec(by, null).create(servers, KEYS, seed);
  }

  /** Keys evenly spread over all. */
  static long[] keys() {
    return LongStream.range(0, SAMPLES).map(i -> 1 + i * (KEYS / SAMPLES)).toArray();
  }

  /** Of that many keys a share p counts as p give or take 5 standard deviations, at most. */
  static double tolerance() {
    return 5 * Math.sqrt(0.25 / SAMPLES);
  }

  static int largest(Partitioning state) {
    return Arrays.stream(state.servers()).max().orElse(-1);
  }
}
