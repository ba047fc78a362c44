package archsim.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws keys, databases, caches and queues. */
final class RandomStores {
  private final Draft draft;
  private final Dice dice;

  RandomStores(Draft draft) {
    this.draft = draft;
    dice = draft.dice;
  }

  void draw() {
    int keySpaces = dice.between(1, 2);
    for (int i = 0; i < keySpaces; i++) {
      draft.keys.add(draft.add("keys", "key", popularity()));
    }
    int databases = dice.between(0, 2);
    for (int i = 0; i < databases; i++) {
      database();
    }
    int caches = dice.between(0, 2);
    for (int i = 0; i < caches; i++) {
      cache();
    }
    int queues = dice.chance(0.35) ? dice.between(1, 2) : 0;
    for (int i = 0; i < queues; i++) {
      draft.queues.add(draft.add("queues", "queue", queue()));
    }
  }

  private String popularity() {
    return switch (dice.between(0, 2)) {
      case 0 ->
          "zipf(n=" + dice.between(50, 20_000) + " s=" + Dice.number(dice.between(0, 1.3)) + ")";
      case 1 -> "uniform(n=" + dice.between(50, 20_000) + ")";
      default ->
          "hot(n="
              + dice.between(100, 20_000)
              + " hot=10% share="
              + Dice.percent(dice.between(0.3, 0.9))
              + ")";
    };
  }

  private void database() {
    Map<String, Object> fields = new LinkedHashMap<>();
    String topology =
        dice.one("single", "single", "primary-replicas", "sharded", "quorum", "distributed-sql");
    if (!topology.equals("single") || dice.chance(0.3)) {
      fields.put("topology", topology);
    }
    fields.put("cpu", dice.between(1, 6));
    if (dice.chance(0.6)) {
      fields.put("connections", dice.between(2, 80));
    }
    boolean disk = dice.chance(0.3);
    List<String> operations = new ArrayList<>();
    boolean reads = dice.chance(0.9);
    boolean writes = !reads || dice.chance(0.7);
    if (reads) {
      operations.add("read");
      fields.put("read", statement(disk));
    }
    if (writes) {
      operations.add("write");
      fields.put("write", statement(disk));
    }
    if (disk) {
      fields.put("disk", Draft.map("iops", dice.between(300, 5000)));
      if (reads && dice.chance(0.4)) {
        fields.put("memory", dice.between(1, 8) + "Gi");
        fields.put("data", dice.between(2, 20) + "Gi");
      }
    }
    if (writes && dice.chance(0.2)) {
      fields.put("groupCommit", dice.time(0.2e-3, 3e-3));
    }
    if (dice.chance(0.2)) {
      fields.put("lockTimeout", Dice.time(dice.magnitude(0.05, 5)));
    }
    String ranged = topologyFields(topology, fields);
    String name = draft.add("databases", "db", fields);
    draft.databases.add(new Draft.Db(name, topology, operations, ranged));
  }

  private Object statement(boolean disk) {
    String cpu = dice.time(0.3e-3, 10e-3);
    return disk ? Draft.map("disk", dice.between(1, 3), "cpu", cpu) : cpu;
  }

  private String topologyFields(String topology, Map<String, Object> fields) {
    switch (topology) {
      case "primary-replicas" -> {
        fields.put("replicas", dice.between(1, 3));
        String readFrom = dice.one("primary", "replica", "nearest");
        fields.put("readFrom", readFrom);
        fields.put("commit", dice.one("async", "semi-sync", "sync"));
        fields.put("replicationLag", dice.time(1e-3, 50e-3));
        if (!readFrom.equals("primary") && dice.chance(0.3)) {
          fields.put("readYourWrites", true);
        }
        if (!draft.stationary) {
          fields.put("failover", dice.time(0.1, 2));
        }
      }
      case "sharded" -> {
        fields.put("shards", dice.between(1, 6));
        String by = dice.one("hash", "consistent-hash", "range");
        fields.put(
            "partitioning",
            by.equals("consistent-hash")
                ? Draft.map("by", by, "vnodes", dice.between(1, 200))
                : by);
        if (dice.chance(0.4)) {
          fields.put(
              "rebalance", Draft.map("data", "1Gi", "bandwidth", dice.between(100, 2000) + "Mi/s"));
        }
        return by.equals("range") ? dice.one(draft.keys) : "";
      }
      case "quorum" -> {
        int servers = dice.between(1, 5);
        fields.put("servers", servers);
        fields.put("replicationFactor", dice.between(1, servers));
        fields.put("consistency", dice.one("one", "quorum", "all"));
      }
      case "distributed-sql" -> {
        int copies = dice.one(1, 3);
        fields.put("stores", dice.between(copies, 5));
        fields.put("ranges", dice.between(1, 60));
        fields.put("engines", dice.between(1, 3));
        fields.put("engine", Draft.map("cpu", dice.between(1, 4), "work", dice.time(0.1e-3, 2e-3)));
        Map<String, Object> raft = new LinkedHashMap<>();
        raft.put("replicationFactor", copies);
        raft.put("sync", dice.time(0.3e-3, 5e-3));
        raft.put("cpu", dice.time(0.1e-3, 2e-3));
        fields.put("raft", raft);
      }
      default -> {}
    }
    return "";
  }

  private void cache() {
    Map<String, Object> fields = new LinkedHashMap<>();
    boolean keyed = dice.chance(0.85);
    String stampede = "none";
    if (dice.chance(0.6)) {
      fields.put("latency", dice.time(0.1e-3, 1e-3));
    }
    if (keyed) {
      boolean ofReplicas = dice.chance(0.25);
      boolean bytes = dice.chance(0.3);
      // What is to settle soon is small.
      int most = draft.stationary ? 300 : 5_000;
      fields.put(
          "capacity",
          bytes ? dice.between(50, 2 * most) + "Ki" : dice.between(5, most) + " entries");
      if (bytes && dice.chance(0.5)) {
        fields.put("entrySize", dice.one("2Ki", "uniform(1Ki 5Ki)", "exp(3Ki)"));
      }
      fields.put(
          "policy",
          dice.one(
              "lru", "fifo", "lfu", "sieve", "clock", "s3-fifo", "arc", "w-tinylfu", "random"));
      if (dice.chance(0.4)) {
        String ttl =
            Dice.time(draft.stationary ? dice.magnitude(0.05, 2) : dice.magnitude(0.5, 60));
        fields.put("ttl", dice.chance(0.5) ? ttl : Draft.map("value", ttl, "jitter", "20%"));
      }
      if (draft.stationary || dice.chance(0.6)) {
        fields.put("warm", true);
      }
      stampede = dice.one("none", "none", "single-flight", "stale-while-revalidate");
      fields.put("stampede", stampede);
      if (ofReplicas) {
        fields.put("scope", "replica");
      } else if (dice.chance(0.4)) {
        fields.put("servers", dice.between(1, 4));
      }
      fields.put(
          "write",
          ofReplicas ? dice.one("aside", "through") : dice.one("aside", "through", "behind"));
      if (!ofReplicas && dice.chance(0.3)) {
        cpu(fields);
      }
    } else {
      fields.put("hitRatio", Dice.percent(dice.between(0.3, 0.99)));
    }
    String name = draft.add("caches", "cache", fields);
    draft.caches.add(new Draft.CacheDraft(name, keyed, stampede));
  }

  private void cpu(Map<String, Object> fields) {
    fields.put("cpu", dice.between(1, 2));
    fields.put("operation", dice.time(0.02e-3, 0.5e-3));
  }

  private Map<String, Object> queue() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("partitions", dice.between(1, 8));
    if (dice.chance(0.6)) {
      fields.put("ack", dice.time(0.2e-3, 5e-3));
    }
    if (dice.chance(0.5)) {
      fields.put("limit", dice.between(10, 5000));
      fields.put("whenFull", dice.one("reject", "block"));
    }
    if (dice.chance(0.2)) {
      fields.put("retention", Dice.time(dice.magnitude(1, 60)));
    }
    if (dice.chance(0.3)) {
      fields.put("maxDeliveries", dice.between(1, 4));
    }
    if (dice.chance(0.3)) {
      fields.put("order", "by-key");
    }
    if (dice.chance(0.15)) {
      fields.put("delay", dice.time(1e-3, 0.1));
    }
    if (!draft.queues.isEmpty() && dice.chance(0.5)) {
      fields.put("deadLetter", draft.queues.get(0));
    }
    return fields;
  }
}
