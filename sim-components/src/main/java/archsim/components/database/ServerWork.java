package archsim.components.database;

import archsim.components.ComponentSpec.Capacity;
import archsim.components.Demand;
import archsim.components.LeastTime;
import archsim.core.Require;
import archsim.core.random.Distribution;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the servers of a database have, and what a statement needs of the one that runs it. */
final class ServerWork {
  private ServerWork() {}

  /** There are statements; whoever does disk operations has a disk, and a disk is for something. */
  static void check(
      @Nullable StatementSpec read, @Nullable StatementSpec write, @Nullable DiskSpec disk) {
    Require.that(
        read != null || write != null,
        "a database needs `read`, `write` or both: how long a statement takes");
    boolean operates = (read != null && read.usesDisk()) || (write != null && write.usesDisk());
    Require.that(
        !operates || disk != null,
        "disk is missing: a statement does disk operations; add disk: {iops: 3000}");
    Require.that(operates || disk == null, "disk is never used: say read: {cpu: 1ms, disk: 2}");
  }

  static List<Capacity> capacities(Database.Spec spec) {
    int servers = spec.replicas();
    List<Capacity> all = new ArrayList<>();
    all.add(new Capacity("cpu", servers * spec.cores()));
    all.add(new Capacity("connections", (double) servers * spec.connections()));
    if (spec.disk() != null) {
      all.add(new Capacity("disk", servers));
    }
    all.addAll(spec.topology().layout().capacities(spec));
    return all;
  }

  static void add(Database.Spec spec, Operation operation, Demand demand) {
    StatementSpec statement = spec.statement(operation);
    if (statement == null) {
      throw new IllegalArgumentException("no " + operation);
    }
    demand.compute(LeastTime.of(statement.cpu()));
    DiskSpec disk = spec.disk();
    if (disk != null) {
      Distribution done = statement.disk();
      double rest = disk.operation() - disk.interval();
      demand.busy("disk", LeastTime.of(disk.interval()).repeated(done, 1));
      demand.take(LeastTime.of(rest).repeated(done, 1));
    }
    demand.holdAllAlong("connections");
  }
}
