package archsim.components.database;

import archsim.components.database.server.Setup;
import archsim.components.keys.HotKeys;
import archsim.components.keys.Popularity;
import archsim.components.keys.UniformKeys;
import archsim.components.keys.ZipfKeys;
import archsim.components.model.Architecture;
import archsim.components.partition.By;
import archsim.components.partition.PartitioningSpec;
import archsim.components.unit.Changes;
import org.jspecify.annotations.Nullable;

/** What a query may say to a database. */
record QueryRules(Topology topology, Setup spec, String name, Architecture architecture) {
  /** Why a query cannot have a field; null where it can. */
  @Nullable String refusal(String field, @Nullable String keys) {
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
              spec.server().disk() == null,
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
    PartitioningSpec partitioning = spec.spread().partitioning();
    if (popularity == null || partitioning == null || partitioning.by() != By.RANGE) {
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
