package archsim.run;

import archsim.components.database.Database;
import archsim.components.database.Topology;
import archsim.components.fault.FaultSpec;
import archsim.components.keys.HotKeys;
import archsim.components.keys.KeysSpec;
import archsim.components.keys.Popularity;
import archsim.components.keys.UniformKeys;
import archsim.components.keys.ZipfKeys;
import archsim.components.partition.By;
import archsim.components.partition.Partitioning;
import archsim.scenario.ReadResult;
import archsim.scenario.Scenario;
import archsim.scenario.yaml.Code;
import archsim.scenario.yaml.Diagnostic;
import archsim.scenario.yaml.Node;
import archsim.scenario.yaml.NodePath;
import archsim.scenario.yaml.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks what concerns databases of several shards or ranges: which queries can ask them for what,
 * which keys have ranges, how many shards are left by those that leave.
 */
final class ShardChecks {
  private final ReadResult read;
  private final Scenario scenario;
  private final Map<String, Database.Spec> databases;

  // The first keys by which each database of ranges is asked.
  private final Map<String, String> ranged = new LinkedHashMap<>();

  ShardChecks(ReadResult read, Scenario scenario) {
    this.read = read;
    this.scenario = scenario;
    databases = scenario.section("databases", Database.Spec.class);
  }

  void check() {
    ServiceNodes.forEach(
        read,
        (key, value) -> {
          if (key.equals("query") && value instanceof Node.Fields query) {
            query(query);
          }
        });
    databases.forEach(this::checkChanges);
  }

  private void query(Node.Fields query) {
    if (!(query.get("db") instanceof Node.Scalar name)) {
      return;
    }
    Database.Spec db = databases.get(name.text());
    if (db == null) {
      return;
    }
    if (query.get("scatter") instanceof Node.Scalar scatter
        && scatter.text().equals("true")
        && db.topology() != Topology.SHARDED) {
      say(scatter.place(), "scatter asks all shards, and '%s' has none".formatted(name.text()));
    }
    if (query.get("ranges") instanceof Node.Scalar ranges
        && db.topology() != Topology.DISTRIBUTED_SQL) {
      say(
          ranges.place(),
          "ranges are of topology distributed-sql, and '%s' has none".formatted(name.text()));
    }
    if (query.get("key") instanceof Node.Scalar key && isRanged(db)) {
      ranges(name.text(), db, key);
    }
  }

  private static boolean isRanged(Database.Spec db) {
    return db.partitioning() != null && db.partitioning().by() == By.RANGE;
  }

  private void ranges(String name, Database.Spec db, Node.Scalar key) {
    KeysSpec keys = scenario.section("keys", KeysSpec.class).get(key.text());
    if (keys == null) {
      return; // said already
    }
    String first = ranged.computeIfAbsent(name, any -> key.text());
    Popularity popularity = keys.popularity();
    boolean counted =
        popularity instanceof ZipfKeys
            || popularity instanceof UniformKeys
            || popularity instanceof HotKeys;
    if (!first.equals(key.text())) {
      say(
          key.place(),
          "ranges of '%s' are of the keys '%s'; a query by '%s' needs by: hash"
              .formatted(name, first, key.text()));
    } else if (!counted) {
      say(
          key.place(),
          "ranges need keys 1 to n, such as zipf(n=2M s=0.8); '%s' has none, write by: hash"
              .formatted(key.text()));
    } else if (db.spread().shards() != null
        && popularity.size() < most(name, db.spread().shards())) {
      say(
          key.place(),
          "ranges of '%s' need at least as many keys as shards; '%s' has %s"
              .formatted(name, key.text(), popularity.size()));
    }
  }

  /** Shards or stores come and go by faults: some stay, and there are never too many. */
  private void checkChanges(String name, Database.Spec db) {
    int count = db.replicas();
    int least = least(db);
    for (FaultSpec fault : changes(name)) {
      count += fault.change();
      if (count < least || count > Partitioning.MOST_SERVERS) {
        int index = scenario.faults().indexOf(fault);
        NodePath path = new NodePath(List.of("faults", Integer.toString(index), fault.verb()));
        say(
            place(path),
            "%s %s leaves '%s' with %s, it needs from %s to %s"
                .formatted(
                    fault.verb(), fault.units(), name, count, least, Partitioning.MOST_SERVERS));
        return;
      }
      if (fault.change() > 0 && (db.nodePool() != null || db.instanceType() != null)) {
        int index = scenario.faults().indexOf(fault);
        say(
            place(new NodePath(List.of("faults", Integer.toString(index), fault.verb()))),
            ("%s: servers that join need cores of their own, not nodePool or instanceType, which '%s'"
                    + " has")
                .formatted(fault.verb(), name));
        return;
      }
    }
  }

  private int most(String name, int shards) {
    int count = shards;
    int most = count;
    for (FaultSpec fault : changes(name)) {
      count += fault.change();
      most = Math.max(most, count);
    }
    return most;
  }

  private static int least(Database.Spec db) {
    return db.topology() == Topology.DISTRIBUTED_SQL
        ? db.spread().raft() == null ? 3 : db.spread().raft().replicationFactor()
        : 1;
  }

  private List<FaultSpec> changes(String name) {
    List<FaultSpec> changes = new ArrayList<>();
    for (FaultSpec fault : scenario.faults()) {
      if (fault.target().equals(name) && fault.change() != 0) {
        changes.add(fault);
      }
    }
    changes.sort(Comparator.comparingDouble(FaultSpec::at));
    return changes;
  }

  private void say(Place place, String message) {
    read.with(Diagnostic.of(Code.RULE, place, message));
  }

  private Place place(NodePath path) {
    Place place = read.document().place(path);
    return place == null ? Place.whole("scenario") : place;
  }
}
