package archsim.components.database;

import archsim.components.Said;
import archsim.components.Systems;
import archsim.components.database.server.DiskSpec;
import archsim.components.database.server.Operation;
import archsim.components.database.server.RebalanceSpec;
import archsim.components.database.server.StatementSpec;
import archsim.components.fault.FaultSpec;
import archsim.components.fault.Faults;
import archsim.components.keys.Popularity;
import archsim.components.model.Architecture;
import archsim.components.model.ComponentSpec;
import archsim.components.model.SourceSpec;
import archsim.components.partition.By;
import archsim.components.partition.PartitioningSpec;
import archsim.components.service.Service;
import archsim.components.step.QueryStep;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sharded databases for tests, and the load on them. */
public final class Shards {
  private Shards() {}

  public static Database.Spec database(int shards, By by, Distribution work) {
    return database(shards, by, work, 0, null, null);
  }

  public static Database.Spec database(
      int shards,
      By by,
      Distribution work,
      double operations,
      @Nullable DiskSpec disk,
      @Nullable RebalanceSpec rebalance) {
    var statement = new StatementSpec(work, new Constant(operations));
    return Databases.of(
        Topology.SHARDED,
        1,
        statement,
        statement,
        "connections",
        1000,
        "disk",
        disk,
        "shards",
        shards,
        "rebalance",
        rebalance,
        "partitioning",
        new PartitioningSpec(by, null));
  }

  public static QueryStep query(@Nullable String key, boolean scatter) {
    return Said.of(
        QueryStep.class, "db", "db", "op", Operation.READ, "key", key, "scatter", scatter);
  }

  public static Architecture system(
      SourceSpec users, Database.Spec db, Popularity keys, QueryStep query, FaultSpec... faults) {
    Service.Spec app = Systems.threads(1, 1, 1_000_000, 0, query);
    Map<String, ComponentSpec> components = new LinkedHashMap<>();
    components.put("app", app);
    components.put("db", db);
    return new Architecture(
        Map.of("users", users), components, Map.of(), Map.of("user", keys), List.of(faults));
  }

  public static FaultSpec add(double at, int count) {
    return Faults.of(at, Faults.target("add-shards", "db"), count, null);
  }

  public static FaultSpec remove(double at, int count) {
    return Faults.of(at, Faults.target("remove-shards", "db"), count, null);
  }

  public static FaultSpec kill(double at, double lasts, int servers) {
    return Faults.of(at, Faults.target("kill", "db"), servers, lasts);
  }
}
