package archsim.components.database.sharded;

import archsim.components.flow.KeySpace;
import archsim.components.partition.Move;
import archsim.components.partition.Partitioning;
import archsim.components.partition.Rebalancing;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which shard holds a key, also while keys move between shards. */
final class ShardMap implements Resizing.Plan {
  private final boolean salted;
  private Partitioning now;
  private @Nullable Partitioning next;
  private @Nullable Rebalancing moving;
  private double progress;

  /**
   * @param salted whether keys of different spaces are hashed differently
   */
  ShardMap(Partitioning now, boolean salted) {
    this.now = now;
    this.salted = salted;
  }

  /** Who holds a key now. */
  int shard(KeySpace space, long key) {
    return shard(salted ? key ^ space.salt() : key);
  }

  private int shard(long key) {
    return moving == null ? now.shard(key) : moving.shardDuring(key, progress);
  }

  /** The shards that were there before the move and stay after it. */
  int[] staying() {
    return next == null || next.servers().length > now.servers().length
        ? now.servers()
        : next.servers();
  }

  /** The shards that hold keys. */
  int[] all() {
    return next == null || next.servers().length < now.servers().length
        ? now.servers()
        : next.servers();
  }

  @Override
  public int servers() {
    return all().length;
  }

  @Override
  public int least() {
    return 1;
  }

  /** Shards join at the end of the row, or leave from there: their keys begin to move. */
  @Override
  public List<Move> begin(int joining) {
    int count = now.servers().length;
    Partitioning after = now;
    for (int i = 0; i < joining; i++) {
      after = after.join(count + i);
    }
    for (int i = 0; i < -joining; i++) {
      after = after.leave(count - 1 - i);
    }
    next = after;
    progress = 0;
    moving = Rebalancing.between(now, after);
    return moving.moves();
  }

  @Override
  public void progress(double part) {
    progress = part;
  }

  @Override
  public void end() {
    if (next != null) {
      now = next;
    }
    next = null;
    moving = null;
  }

  /** The share of the keys that each shard holds now. */
  @Override
  public double[] shares() {
    double[] before = now.shares();
    if (next == null) {
      return before;
    }
    double[] after = next.shares();
    double[] shares = new double[Math.max(before.length, after.length)];
    Arrays.setAll(shares, i -> at(before, i) + progress * (at(after, i) - at(before, i)));
    return shares;
  }

  private static double at(double[] shares, int shard) {
    return shard < shares.length ? shares[shard] : 0;
  }
}
