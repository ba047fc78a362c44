package archsim.components.database;

import archsim.components.Said;
import archsim.components.call.CallTerms;
import archsim.components.database.server.Commit;
import archsim.components.database.server.Copies;
import archsim.components.database.server.LockOrder;
import archsim.components.database.server.Operation;
import archsim.components.database.server.PartSpec;
import archsim.components.database.server.ReadFrom;
import archsim.components.database.server.Replication;
import archsim.components.database.server.StatementSpec;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Databases for tests, and what is asked of them. */
public final class Databases {
  private Databases() {}

  public static StatementSpec cpu(Distribution time) {
    return new StatementSpec(time, new Constant(0));
  }

  public static Database.Spec primary(
      Replication replication, double cpu, Distribution read, Distribution write) {
    return of(Topology.PRIMARY_REPLICAS, cpu, cpu(read), cpu(write), "replication", replication);
  }

  /** A database of so many cores a server, and what else is said of it. */
  public static Database.Spec of(
      Topology topology,
      double cpu,
      @Nullable StatementSpec read,
      @Nullable StatementSpec write,
      @Nullable Object... said) {
    Object[] all = {"topology", topology, "cpu", cpu, "read", read, "write", write};
    return Said.of(Database.Spec.class, Stream.of(all, said).flatMap(Stream::of).toArray());
  }

  public static Replication replicas(int count, ReadFrom readers, Commit commit, double failover) {
    return new Replication(
        count, readers, new Constant(0.010), commit, new Constant(failover), null);
  }

  public static Database.Spec quorum(
      Copies copies, double cpu, Distribution read, Distribution write) {
    return of(Topology.QUORUM, cpu, cpu(read), cpu(write), "copies", copies);
  }

  /** One server with all that may be said of it. */
  public static Database.Spec single(
      StatementSpec read, StatementSpec write, @Nullable Object... said) {
    return of(Topology.SINGLE, 4, read, write, said);
  }

  public static QueryStep query(Operation op, @Nullable String key) {
    return query(op, key, CallTerms.NONE);
  }

  public static QueryStep query(Operation op, @Nullable String key, CallTerms terms) {
    return Said.of(QueryStep.class, "db", "db", "op", op, "key", key, "terms", terms);
  }

  public static QueryStep holding(Operation op, String key, double hold) {
    return Said.of(QueryStep.class, "db", "db", "op", op, "key", key, "hold", new Constant(hold));
  }

  public static QueryStep rows(Operation op, double rows) {
    return Said.of(QueryStep.class, "db", "db", "op", op, "rows", new Constant(rows));
  }

  public static QueryStep transaction(LockOrder order, PartSpec... parts) {
    return Said.of(QueryStep.class, "db", "db", "transaction", List.of(parts), "order", order);
  }

  public static PartSpec write(String table) {
    return Said.of(PartSpec.class, "op", Operation.WRITE, "key", "item", "table", table);
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
