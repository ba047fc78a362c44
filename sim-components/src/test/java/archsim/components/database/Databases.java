package archsim.components.database;

import archsim.components.call.CallTerms;
import archsim.components.flow.Component;
import archsim.components.keys.Popularity;
import archsim.components.measure.FigureSnapshot;
import archsim.components.measure.ModelSnapshot;
import archsim.components.model.Architecture;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Fault;
import archsim.components.model.SourceSpec;
import archsim.components.model.Wiring;
import archsim.components.step.QueryStep;
import archsim.components.unit.OfUnits;
import archsim.components.unit.Units;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Databases for tests, and what is asked of them. */
public final class Databases {
  public static final Replication NO_REPLICATION =
      new Replication(null, null, null, null, null, null);
  public static final Storage NO_STORAGE = new Storage(null, null, null);
  public static final Spread NO_SPREAD = new Spread(null, null, null, null, null, null, null);
  public static final Copies NO_COPIES = new Copies(null, null, null);

  private Databases() {}

  public static StatementSpec cpu(Distribution time) {
    return new StatementSpec(time, new Constant(0));
  }

  public static Database.Spec primary(
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

  public static Replication replicas(int count, ReadFrom readers, Commit commit, double failover) {
    return new Replication(
        count, readers, new Constant(0.010), commit, new Constant(failover), null);
  }

  public static Database.Spec quorum(
      Copies copies, double cpu, Distribution read, Distribution write) {
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
  public static Database.Spec single(
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

  public static QueryStep query(Operation op, @Nullable String key) {
    return new QueryStep("db", op, key, CallTerms.NONE);
  }

  public static QueryStep holding(Operation op, String key, double hold) {
    return new QueryStep(
        "db", op, key, null, null, new Constant(hold), null, null, null, false, 1, CallTerms.NONE);
  }

  public static QueryStep rows(Operation op, double rows) {
    return new QueryStep(
        "db", op, null, null, new Constant(rows), null, null, null, null, false, 1, CallTerms.NONE);
  }

  public static QueryStep transaction(LockOrder order, PartSpec... parts) {
    return new QueryStep(
        "db", null, null, null, null, null, null, List.of(parts), order, false, 1, CallTerms.NONE);
  }

  public static PartSpec write(String table) {
    return new PartSpec(Operation.WRITE, "item", table, null, null);
  }

  /** Components, their load, the keys they draw and what happens to them. */
  public static Architecture system(
      Map<String, SourceSpec> sources,
      Map<String, ComponentSpec> components,
      String items,
      List<Fault> faults) {
    return new Architecture(
        sources, components, Map.of(), Map.of("item", Popularity.parse(items)), faults);
  }

  public static FigureSnapshot figure(ModelSnapshot run, String figure) {
    return run.figures().stream()
        .filter(each -> each.name().equals("db." + figure))
        .findFirst()
        .orElseThrow();
  }

  /** Kills a server at a time, for so long. */
  public record Outage(double at, int server, double length) implements Fault {
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
