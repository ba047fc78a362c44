package archsim.components.partition;

import java.util.List;

/**
 * What moves between two states of a partitioning, and in which order: between each two servers by
 * the position of keys, so that at progress p the share p of what goes from one to the other has
 * arrived. A key that has moved stays moved.
 */
public final class Rebalancing {
  private final Partitioning before;
  private final Partitioning after;
  private final Transfer transfer;

  /** How the keys that move are ordered. */
  interface Transfer {
    List<Move> moves();

    /** The part of what goes between its two servers that moves before a key which moves. */
    double place(long key);
  }

  private Rebalancing(Partitioning before, Partitioning after, Transfer transfer) {
    this.before = before;
    this.after = after;
    this.transfer = transfer;
  }

  /** Between two states of one partitioning, of which any number of joins and leaves may lie. */
  public static Rebalancing between(Partitioning before, Partitioning after) {
    return new Rebalancing(before, after, transfer(before, after));
  }

  private static Transfer transfer(Partitioning before, Partitioning after) {
    if (before instanceof HashPartitioning from
        && after instanceof HashPartitioning to
        && from.dividesAs(to)) {
      List<Move> moves = List.copyOf(from.movesTo(to));
      return new Transfer() {
        @Override
        public List<Move> moves() {
          return moves;
        }

        @Override
        public double place(long key) {
          return from.position(key);
        }
      };
    }
    if (before instanceof RingPartitioning from
        && after instanceof RingPartitioning to
        && from.dividesAs(to)) {
      return new SegmentTransfer(from.segments(), to.segments(), from::position);
    }
    if (before instanceof RangePartitioning from
        && after instanceof RangePartitioning to
        && from.dividesAs(to)) {
      return new SegmentTransfer(from.segments(), to.segments(), from::position);
    }
    throw new IllegalArgumentException(
        "%s and %s divide keys in different ways".formatted(before, after));
  }

  /** What goes from which server to which, in the order of servers; nothing that stays. */
  public List<Move> moves() {
    return transfer.moves();
  }

  /** What moves in all, of the hashes or with ranges of the keys. */
  public double share() {
    return moves().stream().mapToDouble(Move::share).sum();
  }

  /**
   * Who holds a key meanwhile.
   *
   * @param progress the part that has arrived of what goes between the two servers of the key, from
   *     0 to 1
   */
  public int shardDuring(long key, double progress) {
    if (!(progress >= 0 && progress <= 1)) {
      throw new IllegalArgumentException("progress is from 0 to 1, was " + progress);
    }
    int from = before.shard(key);
    int to = after.shard(key);
    return from == to || (progress < 1 && transfer.place(key) >= progress) ? from : to;
  }
}
