package archsim.components;

import archsim.components.database.Commit;
import archsim.components.database.Copies;
import archsim.components.database.Database;
import archsim.components.database.DiskSpec;
import archsim.components.database.LockOrder;
import archsim.components.database.Operation;
import archsim.components.database.PartSpec;
import archsim.components.database.ReadFrom;
import archsim.components.database.Replication;
import archsim.components.database.Spread;
import archsim.components.database.StatementSpec;
import archsim.components.database.Storage;
import archsim.components.database.Topology;
import archsim.components.keys.Popularity;
import archsim.components.step.QueryStep;
import archsim.components.unit.OfUnits;
import archsim.components.unit.Units;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Databases for tests, and what is asked of them. */
final class Databases {
  static final Replication NO_REPLICATION = new Replication(null, null, null, null, null, null);
  static final Storage NO_STORAGE = new Storage(null, null, null);
  static final Spread NO_SPREAD = new Spread(null, null, null, null, null, null, null);
  static final Copies NO_COPIES = new Copies(null, null, null);

  private Databases() {}

  static StatementSpec cpu(Distribution time) {
    return new StatementSpec(time, new Constant(0));
  }

  static Database.Spec primary(
      Replication replication, double cpu, Distribution read, Distribution write) {
    return new Database.Spec(
        Topology.PRIMARY_REPLICAS,
        cpu,
        100,
        cpu(read),
        cpu(write),
        null,
        NO_STORAGE,
        replication,
        NO_COPIES,
        NO_SPREAD,
        null,
        null,
        null,
        null,
        null);
  }

  static Replication replicas(int count, ReadFrom readers, Commit commit, double failover) {
    return new Replication(
        count, readers, new Constant(0.010), commit, new Constant(failover), null);
  }

  static Database.Spec quorum(Copies copies, double cpu, Distribution read, Distribution write) {
    return new Database.Spec(
        Topology.QUORUM,
        cpu,
        100,
        cpu(read),
        cpu(write),
        null,
        NO_STORAGE,
        NO_REPLICATION,
        copies,
        NO_SPREAD,
        null,
        null,
        null,
        null,
        null);
  }

  /** One server with all that may be said of it. */
  static Database.Spec single(
      StatementSpec read,
      StatementSpec write,
      @Nullable DiskSpec disk,
      Storage storage,
      @Nullable Double lockTimeout) {
    return new Database.Spec(
        Topology.SINGLE,
        4.0,
        100,
        read,
        write,
        disk,
        storage,
        NO_REPLICATION,
        NO_COPIES,
        NO_SPREAD,
        null,
        lockTimeout,
        null,
        null,
        null);
  }

  static QueryStep query(Operation op, @Nullable String key) {
    return new QueryStep("db", op, key, CallTerms.NONE);
  }

  static QueryStep holding(Operation op, String key, double hold) {
    return new QueryStep(
        "db", op, key, null, null, new Constant(hold), null, null, null, false, 1, CallTerms.NONE);
  }

  static QueryStep rows(Operation op, double rows) {
    return new QueryStep(
        "db", op, null, null, new Constant(rows), null, null, null, null, false, 1, CallTerms.NONE);
  }

  static QueryStep transaction(LockOrder order, PartSpec... parts) {
    return new QueryStep(
        "db", null, null, null, null, null, null, List.of(parts), order, false, 1, CallTerms.NONE);
  }

  static PartSpec write(String table) {
    return new PartSpec(Operation.WRITE, "item", table, null, null);
  }

  /** Components, their load, the keys they draw and what happens to them. */
  static Architecture system(
      Map<String, SourceSpec> sources,
      Map<String, ComponentSpec> components,
      String items,
      List<Fault> faults) {
    return new Architecture(
        sources, components, Map.of(), Map.of("item", Popularity.parse(items)), faults);
  }

  static FigureSnapshot figure(ModelSnapshot run, String figure) {
    return run.figures().stream()
        .filter(each -> each.name().equals("db." + figure))
        .findFirst()
        .orElseThrow();
  }

  /** Kills a server at a time, for so long. */
  record Outage(double at, int server, double length) implements Fault {
    @Override
    public String target() {
      return "db";
    }

    @Override
    public void strike(Component component, Wiring wiring) {
      Units<?> servers = ((OfUnits) component).units();
      if (servers.state(server) == Units.State.UP) {
        servers.kill(server, "");
        wiring.clock().schedule(length, () -> servers.revive(server));
      }
    }
  }
}
