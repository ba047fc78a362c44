package archsim.components.database;

import archsim.components.keys.HotKeys;
import archsim.components.keys.Popularity;
import archsim.components.keys.UniformKeys;
import archsim.components.keys.ZipfKeys;
import archsim.components.model.Architecture;
import archsim.components.model.Findings;
import archsim.components.partition.By;
import archsim.components.partition.Partitioning;
import archsim.components.unit.Changes;
import archsim.core.Require;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold between the fields of a database, and between it and its scenario. */
final class DatabaseRules {
  private static final int MOST_CORES = 100_000;
  private static final double LONGEST_WAIT = 86_400;

  private final Database.Spec spec;
  private final String name;
  private final Architecture architecture;

  DatabaseRules(Database.Spec spec, String name, Architecture architecture) {
    this.spec = spec;
    this.name = name;
    this.architecture = architecture;
  }

  /**
   * Refuses what makes no sense.
   *
   * @param said the keys that are said and that only some topologies have
   * @param isPlaced whether its servers are on machines
   */
  static void check(
      Topology topology,
      @Nullable Double cpu,
      int connections,
      @Nullable StatementSpec read,
      @Nullable StatementSpec write,
      @Nullable DiskSpec disk,
      Storage storage,
      @Nullable Double lockTimeout,
      List<String> said,
      boolean isPlaced) {
    Require.field(
        "cpu",
        cpu == null || (cpu > 0 && cpu <= MOST_CORES),
        "must be > 0 and at most 100,000, was %s",
        cpu);
    Require.atLeast("connections", connections, 1);
    TopologyKeys.check(topology, said);
    Require.field(
        "lockTimeout",
        lockTimeout == null || (lockTimeout > 0 && lockTimeout <= LONGEST_WAIT),
        "must be > 0 and at most 24h, was %s s",
        lockTimeout);
    Require.that(
        read != null || write != null,
        "a database needs `read`, `write` or both: how long a statement takes");
    boolean reads = read != null && read.usesDisk();
    boolean operates = reads || (write != null && write.usesDisk());
    Require.field(
        "disk",
        !operates || disk != null,
        "is missing: a statement does disk operations; add disk: {iops: 3000}");
    Require.field(
        "data",
        storage.data() == null || reads,
        "is never read from a disk: say read: {cpu: 1ms, disk: 2}");
    Require.field(
        "memory",
        storage.memory() == null || storage.data() != null || isPlaced,
        "is the buffer of data, or what a machine must have: say data, or nodePool");
    Require.field(
        "groupCommit",
        storage.groupCommit() == null || write != null,
        "is of writes; the database knows none: say write: exp(5ms)");
  }

  /** What a database measures of its own. */
  static List<String> figures(Database.Spec spec) {
    List<String> figures = new ArrayList<>(spec.topology().layout().figures());
    if (spec.storage().hasBuffer()) {
      figures.add("buffer_hit_ratio");
    }
    figures.add(Terms.LOCK_WAIT);
    figures.add(Terms.LOCK_TIMEOUTS);
    return figures;
  }

  void check(Findings findings) {
    boolean isKilled =
        architecture.faults().stream()
            .anyMatch(each -> each.target().equals(name) && each.verb().equals("kill"));
    if (spec.startup() != null && !isKilled) {
      findings.refuse(
          spec,
          "startup",
          "startup is the time after which a killed server of '%s' is up again, but no fault kills"
                  .formatted(name)
              + " one");
    }
    checkChanges(findings);
  }

  private void checkChanges(Findings findings) {
    int least =
        spec.topology() != Topology.DISTRIBUTED_SQL
            ? 1
            : spec.spread().raft() == null ? 3 : spec.spread().raft().replicationFactor();
    Changes.of(architecture, name)
        .check(
            findings,
            "servers",
            spec.replicas(),
            least,
            Partitioning.MOST_SERVERS,
            spec.nodePool() != null || spec.instanceType() != null);
  }

  /** Why a query cannot have a field; null where it can. */
  @Nullable String refusal(String field, @Nullable String keys) {
    Topology topology = spec.topology();
    boolean isQuorum = topology == Topology.QUORUM;
    boolean isSharded = topology == Topology.SHARDED;
    boolean isDistributed = topology == Topology.DISTRIBUTED_SQL;
    return switch (field) {
      case "consistency" ->
          say(
              !isQuorum,
              "consistency belongs to databases of topology quorum; '%s' is none".formatted(name));
      case "transaction", "hold" ->
          isQuorum
              ? "%s needs one server that owns the row; '%s' is of topology quorum, where several do"
                  .formatted(field, name)
              : say(
                  field.equals("transaction") && (isSharded || isDistributed),
                  "transaction is on one server; statements of '%s' may belong to several, which is"
                          .formatted(name)
                      + " not built yet: send them as queries of their own");
      case "disk" ->
          say(
              spec.disk() == null,
              "database '%s' has no disk; add disk: {iops: 3000} to it".formatted(name));
      case "scatter" ->
          say(!isSharded, "scatter asks all shards, and '%s' has none".formatted(name));
      case "ranges" ->
          say(
              !isDistributed,
              "ranges are of topology distributed-sql, and '%s' has none".formatted(name));
      case "key" -> keys == null ? null : ofRanges(keys);
      default -> null;
    };
  }

  private static @Nullable String say(boolean isWrong, String message) {
    return isWrong ? message : null;
  }

  /** Ranges are of the keys by which the first query asks; each shard has some of them. */
  private @Nullable String ofRanges(String keys) {
    Popularity popularity = architecture.keys().get(keys);
    if (popularity == null || spec.partitioning() == null || spec.partitioning().by() != By.RANGE) {
      return null;
    }
    String first = architecture.keysAskedOf(name).findFirst().orElse(keys);
    boolean counted =
        popularity instanceof ZipfKeys
            || popularity instanceof UniformKeys
            || popularity instanceof HotKeys;
    if (!first.equals(keys)) {
      return "ranges of '%s' are of the keys '%s'; a query by '%s' needs by: hash"
          .formatted(name, first, keys);
    }
    return counted
        ? say(
            spec.spread().shards() != null
                && popularity.size() < Changes.of(architecture, name).most(spec.spread().shards()),
            "ranges of '%s' need at least as many keys as shards; '%s' has %s"
                .formatted(name, keys, popularity.size()))
        : "ranges need keys 1 to n, such as zipf(n=2M s=0.8); '%s' has none, write by: hash"
            .formatted(keys);
  }
}
