package archsim.run;

import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.ModelSnapshot.ShardSnapshot;
import archsim.core.experiment.Estimate;
import archsim.core.results.ShardResult;
import archsim.core.results.ShardResult.ShardChangeResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the shards of a component held and served, over all replications. */
final class ShardResults {
  private static final int BEFORE = 0;
  private static final int DURING = 1;
  private static final int AFTER = 2;

  private final double duration;
  private final List<ShardSnapshot> perReplication;

  private ShardResults(double duration, List<ShardSnapshot> perReplication) {
    this.duration = duration;
    this.perReplication = perReplication;
  }

  /** The shards of a component, null where it has none. */
  static @Nullable List<ShardResult> of(String component, Measurements measured) {
    List<ShardSnapshot> all = new ArrayList<>();
    for (ModelSnapshot run : measured.snapshots()) {
      run.shards().stream().filter(each -> each.component().equals(component)).forEach(all::add);
    }
    return all.isEmpty() ? null : new ShardResults(measured.duration(), all).results();
  }

  private List<ShardResult> results() {
    // A replication whose last change came late has no later shards: the others name them.
    int most = perReplication.stream().mapToInt(each -> each.shards().size()).max().orElse(0);
    List<ShardResult> results = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      int shard = i;
      List<ShardSnapshot.Shard> runs =
          perReplication.stream()
              .filter(each -> shard < each.shards().size())
              .map(each -> each.shards().get(shard))
              .toList();
      double share = runs.stream().mapToDouble(ShardSnapshot.Shard::share).average().orElse(0);
      double[] served =
          runs.stream()
              .mapToDouble(each -> each.served().stream().mapToLong(n -> n).sum() / duration)
              .toArray();
      results.add(
          new ShardResult(
              runs.get(0).name(),
              share,
              Estimate.ofMeans(served).notNegative().toResult(),
              change(runs)));
    }
    return results;
  }

  private @Nullable ShardChangeResult change(List<ShardSnapshot.Shard> runs) {
    if (seconds(DURING) + seconds(AFTER) == 0) {
      return null;
    }
    return new ShardChangeResult(
        mean(runs.stream().mapToDouble(each -> each.held().get(BEFORE)).sum(), BEFORE),
        mean(runs.stream().mapToDouble(each -> each.held().get(DURING)).sum(), DURING),
        mean(runs.stream().mapToDouble(each -> each.served().get(BEFORE)).sum(), BEFORE),
        mean(runs.stream().mapToDouble(each -> each.served().get(DURING)).sum(), DURING),
        mean(runs.stream().mapToDouble(each -> each.served().get(AFTER)).sum(), AFTER));
  }

  private double seconds(int phase) {
    return perReplication.stream().mapToDouble(each -> each.seconds().get(phase)).sum();
  }

  private double mean(double sum, int phase) {
    double seconds = seconds(phase);
    return seconds > 0 ? sum / seconds : 0;
  }
}
