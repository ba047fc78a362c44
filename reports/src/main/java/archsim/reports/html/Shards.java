package archsim.reports.html;

import archsim.core.results.ComponentResult;
import archsim.core.results.RunResult;
import archsim.core.results.ShardResult;
import archsim.core.results.ShardResult.ShardChangeResult;
import archsim.reports.Measure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What shards held and served: before, while and after keys moved, where any did. */
final class Shards {
  private static final Measure SHARE = Measure.SHARE;
  private static final Measure RATE = Measure.RATE;

  private Shards() {}

  static Table table(RunResult result) {
    boolean moved =
        result.components().values().stream()
            .flatMap(each -> shards(each).stream())
            .anyMatch(each -> each.change() != null);
    Table.Draft table = new Table.Draft("Shards").texts("shard").figures("keys", "load");
    if (moved) {
      table.figures(
          "keys before", "keys during", "load before", "load during", "load after the move");
    }
    for (ComponentResult component : result.components().values()) {
      for (ShardResult shard : shards(component)) {
        table
            .row(shard.name())
            .figure(SHARE.text(shard.shareOfKeys()))
            .estimate(RATE, shard.throughputPerS());
        if (moved) {
          changes(table, shard.change());
        }
      }
    }
    return table.table();
  }

  private static void changes(Table.Draft table, @Nullable ShardChangeResult change) {
    if (change == null) {
      table.figure("").figure("").figure("").figure("").figure("");
      return;
    }
    table
        .figure(SHARE.text(change.shareBefore()))
        .figure(SHARE.text(change.shareDuring()))
        .figure(RATE.text(change.throughputBeforePerS()))
        .figure(RATE.text(change.throughputDuringPerS()))
        .figure(RATE.text(change.throughputAfterPerS()));
  }

  private static List<ShardResult> shards(ComponentResult component) {
    List<ShardResult> shards = component.shards();
    return shards == null ? List.of() : shards;
  }
}
