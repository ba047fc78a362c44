package archsim.components.database;

import archsim.core.Require;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold between the fields of a database. */
final class DatabaseRules {
  private static final int MOST_CORES = 100_000;
  private static final double LONGEST_WAIT = 86_400;

  private DatabaseRules() {}

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
}
