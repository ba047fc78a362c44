package archsim.components.measure;

import archsim.components.measure.ModelSnapshot.ShardSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What each shard of a component holds and serves: before anything moves between shards, while it
 * moves, and after. Where nothing moves, all is before.
 */
public final class ShardStatistics {
  private static final int PHASES = 3;

  /** Of several moves: what lies between them is after the first. */
  public enum Phase {
    BEFORE(0),
    DURING(1),
    AFTER(2);

    private final int index;

    Phase(int index) {
      this.index = index;
    }
  }

  private final String component;
  private Phase phase = Phase.BEFORE;
  private double since;

  // By shard: the share of the keys now; ∫ share dt and statements, by phase.
  private double[] shares = new double[0];
  private double[][] areas = new double[0][];
  private long[][] served = new long[0][];
  private final double[] seconds = new double[PHASES];

  ShardStatistics(String component) {
    this.component = component;
  }

  /** From now on the shards hold these shares of the keys. */
  public void hold(double now, Phase newPhase, double[] newShares) {
    advance(now);
    phase = newPhase;
    int had = areas.length;
    if (newShares.length > had) {
      areas = Arrays.copyOf(areas, newShares.length);
      served = Arrays.copyOf(served, newShares.length);
      for (int i = had; i < newShares.length; i++) {
        areas[i] = new double[PHASES];
        served[i] = new long[PHASES];
      }
    }
    shares = Arrays.copyOf(newShares, areas.length);
  }

  /** A statement came to a shard. */
  public void served(int shard) {
    served[shard][phase.index]++;
  }

  private void advance(double now) {
    seconds[phase.index] += now - since;
    for (int i = 0; i < shares.length; i++) {
      areas[i][phase.index] += shares[i] * (now - since);
    }
    since = now;
  }

  void reset(double now) {
    since = now;
    Arrays.fill(seconds, 0);
    for (int i = 0; i < areas.length; i++) {
      Arrays.fill(areas[i], 0);
      Arrays.fill(served[i], 0);
    }
  }

  ShardSnapshot snapshot(double now) {
    advance(now);
    List<ShardSnapshot.Shard> shards = new ArrayList<>();
    for (int i = 0; i < areas.length; i++) {
      List<Double> held = new ArrayList<>();
      List<Long> came = new ArrayList<>();
      for (int p = 0; p < PHASES; p++) {
        held.add(areas[i][p]);
        came.add(served[i][p]);
      }
      shards.add(new ShardSnapshot.Shard(component + "-" + (i + 1), shares[i], held, came));
    }
    return new ShardSnapshot(component, Arrays.stream(seconds).boxed().toList(), shards);
  }
}
