package archsim.components.database;

import archsim.components.Systems;
import archsim.components.call.CallTerms;
import archsim.components.fault.FaultSpec;
import archsim.components.fault.FaultTarget;
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
    return new Database.Spec(
        Topology.SHARDED,
        1.0,
        1000,
        statement,
        statement,
        disk,
        Databases.NO_STORAGE,
        Databases.NO_REPLICATION,
        Databases.NO_COPIES,
        new Spread(shards, rebalance, null, null, null, null, null),
        new PartitioningSpec(by, null),
        null,
        null,
        null,
        null);
  }

  public static QueryStep query(@Nullable String key, boolean scatter) {
    return new QueryStep(
        "db", Operation.READ, key, null, null, null, null, null, null, scatter, 1, CallTerms.NONE);
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
    return FaultSpec.of(at, FaultTarget.of("add-shards", "db"), count, null);
  }

  public static FaultSpec remove(double at, int count) {
    return FaultSpec.of(at, FaultTarget.of("remove-shards", "db"), count, null);
  }

  public static FaultSpec kill(double at, double lasts, int servers) {
    return FaultSpec.of(at, FaultTarget.of("kill", "db"), servers, lasts);
  }
}
