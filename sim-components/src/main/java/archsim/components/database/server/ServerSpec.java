package archsim.components.database.server;

import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a user wrote about one server of a database, and what statements need of it. */
public record ServerSpec(
    @Doc("Cores of the server (default 1, with instanceType all of its host).")
        @Unit(Dimension.CORES)
        @Nullable Double cpu,
    @Doc("Statements that run at once; up to 10k more wait.") @Unit(Dimension.COUNT) @Default("100")
        int connections,
    @Doc("What a reading statement needs: CPU time, or a map of cpu and disk.")
        @Nullable StatementSpec read,
    @Doc("What a writing statement needs: CPU time, or a map of cpu and disk.")
        @Nullable StatementSpec write,
    @Doc("The disk of the server; without one, disk operations are an error.")
        @Nullable DiskSpec disk) {
  private static final int MOST_CORES = 100_000;

  public ServerSpec {
    Require.field(
        "cpu",
        cpu == null || (cpu > 0 && cpu <= MOST_CORES),
        "must be > 0 and at most 100,000, was %s",
        cpu);
    Require.atLeast("connections", connections, 1);
    Require.that(
        read != null || write != null,
        "a database needs `read`, `write` or both: how long a statement takes");
    Require.field(
        "disk",
        disk != null || !(usesDisk(read) || usesDisk(write)),
        "is missing: a statement does disk operations; add disk: {iops: 3000}");
  }

  private static boolean usesDisk(@Nullable StatementSpec statement) {
    return statement != null && statement.usesDisk();
  }

  boolean readsDisk() {
    return usesDisk(read);
  }

  /** The same, of so many cores. */
  ServerSpec onCores(double cores) {
    return new ServerSpec(cores, connections, read, write, disk);
  }

  public double cores() {
    return cpu == null ? 1 : cpu;
  }

  /** The operations that it says the cost of, in the order of its endpoints. */
  public List<Operation> operations() {
    return Stream.of(Operation.values()).filter(operation -> statement(operation) != null).toList();
  }

  @Nullable StatementSpec statement(Operation operation) {
    return switch (operation) {
      case READ -> read;
      case WRITE -> write;
    };
  }
}
