package archsim.components.partition;

import archsim.core.Require;
import java.util.Arrays;

/**
 * Each server holds one range of the keys 1 to n. They begin with ranges of equal length. A server
 * that joins takes the upper half of the longest range, of the first of these where there are
 * several; so half of what one server holds moves, nothing else, and the other ranges stay longer
 * until more servers come. The range of a server that leaves goes to the one before it, that of the
 * first server to the one after it. Keys below 1 belong to the first range, keys above n to the
 * last.
 */
final class RangePartitioning implements Partitioning {
  // The last key of each range and its server, in the order of the keys.
  private final Segments ranges;

  private RangePartitioning(Segments ranges) {
    this.ranges = ranges;
  }

  /** Servers 0, 1, … with ranges whose lengths differ by one key at most. */
  static RangePartitioning equal(int servers, long keys) {
    Require.field(
        "ranges",
        keys >= servers,
        "need at least as many keys as servers, had %d keys for %d; by: hash needs none",
        keys,
        servers);
    long[] last = new long[servers];
    long length = keys / servers;
    long longer = keys % servers;
    for (int i = 0; i < servers; i++) {
      last[i] = (i + 1) * length + Math.min(i + 1, longer);
    }
    int[] owners = new int[servers];
    Arrays.setAll(owners, i -> i);
    return new RangePartitioning(new Segments(1, last, owners));
  }

  @Override
  public int shard(long key) {
    return ranges.owner(ranges.find(position(key)));
  }

  @Override
  public int[] owners(long key, int count) {
    return Members.following(ranges.owners(), ranges.find(position(key)), count);
  }

  @Override
  public int[] servers() {
    int[] servers = ranges.owners().clone();
    Arrays.sort(servers);
    return servers;
  }

  @Override
  public double[] shares() {
    return ranges.shares();
  }

  @Override
  public RangePartitioning join(int server) {
    Members.with(servers(), server);
    int longest = 0;
    for (int i = 1; i < ranges.size(); i++) {
      if (ranges.length(i) > ranges.length(longest)) {
        longest = i;
      }
    }
    long from = ranges.first(longest);
    long to = ranges.last(longest);
    Require.that(from < to, "server %d finds no range to split: each is one key", server);
    return new RangePartitioning(ranges.split(longest, from + (to - from) / 2, server));
  }

  @Override
  public RangePartitioning leave(int server) {
    Members.without(servers(), server);
    int place = 0;
    while (ranges.owner(place) != server) {
      place++;
    }
    return new RangePartitioning(ranges.merged(place));
  }

  Segments segments() {
    return ranges;
  }

  /** A key, or the nearest one that there is. */
  long position(long key) {
    return Math.max(1, Math.min(key, ranges.last(ranges.size() - 1)));
  }

  boolean dividesAs(RangePartitioning other) {
    return ranges.sameSpace(other.ranges);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RangePartitioning that && ranges.equals(that.ranges);
  }

  @Override
  public int hashCode() {
    return ranges.hashCode();
  }
}
