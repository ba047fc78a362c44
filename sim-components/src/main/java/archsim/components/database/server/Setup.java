package archsim.components.database.server;

import archsim.components.host.Hosting;
import archsim.core.Require;
import archsim.core.random.Distribution;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Inline;
import archsim.core.spec.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user wrote about a database, beside how its servers work together. */
public record Setup(
    @Inline ServerSpec server,
    @Inline Storage storage,
    @Inline Replication replication,
    @Inline Copies copies,
    @Inline Spread spread,
    @Doc("How long a statement waits for a locked row until it fails (default 50s).")
        @Unit(Dimension.SECONDS)
        @Nullable Double lockTimeout,
    @Doc("How long a killed server takes until it is up again (default 0ms).")
        @Unit(Dimension.SECONDS)
        @Nullable Distribution startup,
    @Inline Machines machines) {
  private static final double LOCK_TIMEOUT = 50;
  private static final double LONGEST_WAIT = 86_400;

  public Setup {
    Require.field(
        "lockTimeout",
        lockTimeout == null || (lockTimeout > 0 && lockTimeout <= LONGEST_WAIT),
        "must be > 0 and at most 24h, was %s s",
        lockTimeout);
    Require.field(
        "data",
        storage.data() == null || server.readsDisk(),
        "is never read from a disk: say read: {cpu: 1ms, disk: 2}");
    Require.field(
        "memory",
        storage.memory() == null || storage.data() != null || machines.areSaid(),
        "is the buffer of data, or what a machine must have: say data, or nodePool");
    Require.field(
        "groupCommit",
        storage.groupCommit() == null || server.write() != null,
        "is of writes; the database knows none: say write: exp(5ms)");
    machines.hosting(server.cpu(), storage.memory());
  }

  /** The same, a server of which has so many cores. */
  public Setup onCores(double cores) {
    return new Setup(
        server.onCores(cores),
        storage,
        replication,
        copies,
        spread,
        lockTimeout,
        startup,
        machines);
  }

  public Hosting hosting() {
    return machines.hosting(server.cpu(), storage.memory());
  }

  /** How long a statement waits for a locked row, in seconds. */
  double lockTimeoutOrDefault() {
    return lockTimeout == null ? LOCK_TIMEOUT : lockTimeout;
  }

  /** Executions that compute at once: what moves data does so beside the statements. */
  int running() {
    RebalanceSpec rebalance = spread.rebalance();
    int moving = rebalance == null ? 0 : (int) Math.ceil(rebalance.cpu() * server.cores());
    return server.connections() + moving;
  }

  /** The keys that are said and that only some topologies have. */
  public List<String> said() {
    List<String> said = new ArrayList<>(replication.said());
    said.addAll(copies.said());
    said.addAll(spread.said());
    return said;
  }
}
