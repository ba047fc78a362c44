package archsim.components.database;

import archsim.components.Cpu;
import archsim.components.Execution;
import archsim.components.Outcome;
import archsim.components.Pool;
import archsim.components.Request;
import archsim.components.ResourceStatistics;
import archsim.core.Clock;
import java.util.ArrayList;
import java.util.List;
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
    roster = shared.wiring().isStruck() ? new ArrayList<>() : null;
  }

  // What moves data computes beside the statements.
  private static int running(Database.Spec spec) {
    RebalanceSpec rebalance = spec.rebalance();
    return rebalance == null
        ? spec.connections()
        : spec.connections() + (int) Math.ceil(rebalance.cpu() * spec.cores());
  }

  Cpu cpu() {
    return cpu;
  }

  @Nullable Disk disk() {
    return disk;
  }

  /** Its number, from 0. */
  int index() {
    return index;
  }

  boolean isUp() {
    return up;
  }

  /** Runs a statement and completes its request. */
  void run(Request request, Operation operation) {
    if (!up) {
      request.complete(Outcome.REJECTED);
      return;
    }
    Run run = new Run(request, shared.work(operation));
    request.heldBy(run);
    if (!connections.acquire(run)) {
      request.complete(Outcome.REJECTED);
    } else if (roster != null && request.isOpen()) {
      run.place = roster.size();
      roster.add(run);
    }
  }

  /**
   * Whoever is in it fails at once, those who wait first, so that nobody begins in what is gone.
   */
  void kill() {
    up = false;
    if (roster == null) {
      return;
    }
    List<Run> all = List.copyOf(roster);
    for (Run run : all) {
      if (!run.connected) {
        run.request().kill();
      }
    }
    for (Run run : all) {
      run.request().kill();
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

  private void leave(Run run) {
    if (roster != null && run.place >= 0) {
      Run last = roster.remove(roster.size() - 1);
      if (last != run) {
        roster.set(run.place, last);
        last.place = run.place;
      }
      run.place = -1;
      if (leaving) {
        // The connection is given back first.
        clock.soon(this::leaveIfIdle);
      }
    }
  }

  /** One statement on its way through the server. */
  private final class Run extends Execution {
    private final Servers.Work work;
    private int place = -1;
    private boolean connected;
    private long operations;
    private Disk.@Nullable Turn turn;

    Run(Request request, Servers.Work work) {
      super(request);
      this.work = work;
    }

    @Override
    protected void granted() {
      connected = true;
      request().charge(clock.now(), shared.connectionPart());
      cpu.run(this, work.cpu().next(request()));
    }

    @Override
    protected void computed() {
      if (disk != null) {
        operations = Math.round(work.disk().next(request()));
      }
      operate();
    }

    private void operate() {
      if (operations == 0 || disk == null) {
        end(Outcome.OK);
        return;
      }
      operations--;
      if (turn == null) {
        turn = disk.turn(this::operated);
      }
      turn.begin();
    }

    private void operated() {
      if (disk != null) {
        request().charge(clock.now(), shared.diskPart(), disk.latency(), shared.diskWaitPart());
      }
      operate();
    }

    private void end(Outcome outcome) {
      leave(this);
      if (connected) {
        connected = false;
        connections.release();
      }
      // What is free now may have let another one run at once, and that may have cancelled this.
      if (request().isOpen()) {
        request().complete(outcome);
      }
    }

    @Override
    protected void claim() {
      connections.claim();
      cpu.claim(this);
      if (turn != null) {
        turn.claim();
      }
    }

    @Override
    public void cancel() {
      if (turn != null) {
        turn.cancel();
      }
      if (!connections.leave(this)) {
        cpu.cancel(this);
      }
      if (request().isKilled()) {
        request().charge(clock.now(), shared.killedPart());
      }
      end(Outcome.CANCELLED);
    }
  }
}
