package archsim.components.database.server;

import archsim.components.partition.By;
import archsim.components.partition.Partitioning;
import archsim.components.partition.PartitioningSpec;
import archsim.core.Require;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user wrote about servers of which several hold each key.
 *
 * @param servers how many there are
 * @param replicationFactor how many of them hold each key, N
 * @param consistency how many of these have to answer
 */
@Doc("Servers of which several hold each key.")
public record Copies(
    @Doc("Servers (quorum, default 3).") @Unit(Dimension.COUNT) @Nullable Integer servers,
    @Doc("Servers that hold each key (quorum, default 3).") @Unit(Dimension.COUNT)
        @Nullable Integer replicationFactor,
    @Doc("How many of these have to answer a query that does not say it (quorum, default quorum).")
        @Nullable Consistency consistency) {
  private static final int USUAL = 3;

  public Copies {
    Require.range("servers", servers, 1, Partitioning.MOST_SERVERS);
    int count = servers == null ? USUAL : servers;
    int factor = replicationFactor == null ? Math.min(USUAL, count) : replicationFactor;
    Require.field(
        "replicationFactor",
        factor >= 1 && factor <= count,
        "must be from 1 to servers, %d, was %d",
        count,
        factor);
  }

  List<String> said() {
    List<String> said = new ArrayList<>();
    Replication.add(said, "servers", servers);
    Replication.add(said, "replicationFactor", replicationFactor);
    Replication.add(said, "consistency", consistency);
    return said;
  }

  public Map<String, String> impliedDefaults() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("servers", Integer.toString(USUAL));
    all.put("replicationFactor", Integer.toString(owners()));
    all.put("consistency", "quorum");
    said().forEach(all::remove);
    return all;
  }

  public int serverCount() {
    return servers == null ? USUAL : servers;
  }

  /** N. */
  public int owners() {
    return replicationFactor == null ? Math.min(USUAL, serverCount()) : replicationFactor;
  }

  /** The share of the data that one server holds. */
  public double dataShare() {
    return (double) owners() / serverCount();
  }

  /** How many have to answer a query, or all that do not say it. */
  public int needed(@Nullable Consistency asked) {
    Consistency own = consistency == null ? Consistency.QUORUM : consistency;
    return (asked == null ? own : asked).of(owners());
  }

  /** The way keys are divided where nothing is said of it. */
  public static PartitioningSpec ring() {
    return new PartitioningSpec(By.CONSISTENT_HASH, null);
  }
}
