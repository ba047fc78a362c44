package archsim.components.database;

import archsim.components.Cpu;
import archsim.components.Outcome;
import archsim.components.Pool;
import archsim.components.Request;
import archsim.components.ResourceStatistics;
import archsim.core.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One server of a database: a statement takes one of the connections, computes on the cores under
 * processor sharing, then does its disk operations one after the other, and gives the connection
 * back. While it is down it refuses.
 */
final class Server {
  private static final int MOST_WAITING = 10_000;

  private final Servers shared;
  private final Clock clock;
  private final int index;
  private final Pool connections;
  private final Cpu cpu;
  private final @Nullable Disk disk;
  private final @Nullable CommitLog log;
  private final RowLocks locks;
  private boolean up = true;
  private boolean leaving;
  private boolean gone;

  // Who is in it, only where it can be killed.
  private final @Nullable List<Run> roster;

  Server(Servers shared, int index) {
    this.shared = shared;
    this.index = index;
    clock = shared.clock();
    Database.Spec spec = shared.spec();
    connections =
        new Pool(clock, spec.connections(), MOST_WAITING, shared.connections().replica(index));
    cpu = shared.wiring().cpu(index, spec.cores(), running(spec), shared.cores().replica(index));
    ResourceStatistics disks = shared.disks();
    disk =
        spec.disk() == null || disks == null
            ? null
            : new Disk(clock, spec.disk(), disks.replica(index));
    log = shared.log(index);
    locks = new RowLocks(clock);
    roster = shared.wiring().isStruck() ? new ArrayList<>() : null;
  }

  /** Executions that compute at once: what moves data does so beside the statements. */
  private static int running(Database.Spec spec) {
    RebalanceSpec rebalance = spec.spread().rebalance();
    if (spec.topology().layout().worksInBackground()) {
      return Integer.MAX_VALUE;
    }
    return rebalance == null
        ? spec.connections()
        : spec.connections() + (int) Math.ceil(rebalance.cpu() * spec.cores());
  }

  Servers shared() {
    return shared;
  }

  Clock clock() {
    return clock;
  }

  Pool connections() {
    return connections;
  }

  Cpu cpu() {
    return cpu;
  }

  @Nullable Disk disk() {
    return disk;
  }

  @Nullable CommitLog log() {
    return log;
  }

  RowLocks locks() {
    return locks;
  }

  /** Its number, from 0. */
  int index() {
    return index;
  }

  boolean isUp() {
    return up;
  }

  /** Runs a statement and completes its request. */
  void run(Request request, Operation operation, Statement statement) {
    run(request, operation, statement, null);
  }

  /** Runs a statement that somebody watches, and completes its request. */
  void run(Request request, Operation operation, Statement statement, @Nullable Watch watch) {
    if (!up) {
      refuse(request, watch);
      return;
    }
    Run run = new Run(this, request, shared.plain(operation), statement, watch);
    request.heldBy(run);
    enter(run);
    if (!connections.acquire(run)) {
      leave(run);
      refuse(request, watch);
    }
  }

  private static void refuse(Request request, @Nullable Watch watch) {
    if (watch != null) {
      watch.ended(Outcome.REJECTED);
    }
    request.complete(Outcome.REJECTED);
  }

  /**
   * Does the work of a write that nobody waits for, and completes its request.
   *
   * @param weight how many times that of one row
   */
  void work(Request request, double weight) {
    Run run = new Run(this, request, shared.plain(Operation.WRITE), weight);
    request.heldBy(run);
    enter(run);
    run.statement();
  }

  /**
   * Whoever is in it fails at once, those who wait first, so that nobody begins in what is gone.
   */
  void kill() {
    up = false;
    if (log != null) {
      log.stop();
    }
    if (roster != null) {
      kill(Run::hasNotBegun);
      kill(Run::waitsForLock);
      kill(any -> true);
    }
  }

  private void kill(Predicate<Run> which) {
    if (roster != null) {
      for (Run run : List.copyOf(roster)) {
        if (which.test(run)) {
          run.request().kill();
        }
      }
    }
  }

  void revive() {
    up = !gone;
  }

  /** It is sent nothing more, and is gone when all statements that are in it have ended. */
  void leaveWhenIdle() {
    leaving = !gone;
    leaveIfIdle();
  }

  /** It is there again, whether it had left or was about to. */
  void comeBack() {
    leaving = false;
    if (gone) {
      gone = false;
      up = true;
      shared.setPresent(index, true);
    }
  }

  private void leaveIfIdle() {
    if (leaving && roster != null && roster.isEmpty()) {
      leaving = false;
      gone = true;
      up = false;
      shared.setPresent(index, false);
    }
  }

  private void enter(Run run) {
    if (roster != null) {
      run.inRoster = roster.size();
      roster.add(run);
    }
  }

  /** A run ends. */
  void leave(Run run) {
    if (roster != null && run.inRoster >= 0) {
      Run last = roster.remove(roster.size() - 1);
      if (last != run) {
        roster.set(run.inRoster, last);
        last.inRoster = run.inRoster;
      }
      run.inRoster = -1;
      if (leaving) {
        // The connection is given back first.
        clock.soon(this::leaveIfIdle);
      }
    }
  }
}
