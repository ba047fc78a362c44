package archsim.components.partition;

import archsim.core.Require;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.ImpliedDefaults;
import archsim.core.spec.Shorthand;
import archsim.core.spec.Unit;
import java.util.Collections;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a user wrote about how keys are divided among servers.
 *
 * @param by the way of dividing
 * @param vnodes of consistent-hash: points on the ring for each server
 */
@Doc("How keys are divided among servers.")
public record PartitioningSpec(
    @Doc("By what keys are divided.") @Shorthand By by,
    @Doc("Points on the ring for each server, with consistent-hash (default 128).")
        @Unit(Dimension.COUNT)
        @Nullable Integer vnodes)
    implements ImpliedDefaults {
  private static final int VNODES = 128;
  private static final int MOST_VNODES = 1000;

  public PartitioningSpec {
    Require.field(
        "vnodes", vnodes == null || by == By.CONSISTENT_HASH, "belong to by: consistent-hash");
    Require.range("vnodes", vnodes, 1, MOST_VNODES);
  }

  /** Points on the ring for each server. */
  public int points() {
    return vnodes == null ? VNODES : vnodes;
  }

  @Override
  public Map<String, String> impliedDefaults() {
    return by == By.CONSISTENT_HASH && vnodes == null
        ? Collections.singletonMap("vnodes", Integer.toString(VNODES))
        : Map.of();
  }

  /**
   * The state in which servers 0 to n − 1 begin.
   *
   * @param servers how many
   * @param keys how many keys there are; only ranges need to know
   * @param seed of the hashes, of which different databases have different ones: otherwise the keys
   *     of one server of the first would be those of one server of the second
   */
  public Partitioning create(int servers, long keys, long seed) {
    Require.that(
        servers >= 1 && servers <= Partitioning.MOST_SERVERS,
        "there must be from 1 to %d servers, was %d",
        Partitioning.MOST_SERVERS,
        servers);
    int[] numbers = IntStream.range(0, servers).toArray();
    return switch (by) {
      case HASH -> new HashPartitioning(new Hashing(seed), numbers);
      case CONSISTENT_HASH -> new RingPartitioning(new Hashing(seed), points(), numbers);
      case RANGE -> RangePartitioning.equal(servers, keys);
    };
  }
}
