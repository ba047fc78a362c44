package archsim.components.database.server;

import archsim.components.flow.Handler;
import archsim.components.flow.Request;
import archsim.components.measure.Outcome;
import archsim.components.measure.ResourceStatistics;
import archsim.components.resource.Cpu;
import archsim.components.resource.Pool;
import archsim.components.unit.Unit;
import archsim.core.Clock;
import org.jspecify.annotations.Nullable;

/**
 * One server of a database: a statement takes one of the connections, computes on the cores under
 * processor sharing, then does its disk operations one after the other, and gives the connection
 * back. While it is down it refuses.
 */
public final class Server implements Unit.Life {
  private static final int MOST_WAITING = 10_000;

  private final Servers shared;
  private final Clock clock;
  private final Unit unit;
  private final Pool connections;
  private final Cpu cpu;
  private final @Nullable Disk disk;
  private final @Nullable CommitLog log;
  private final RowLocks locks;
  private final Handler plainRead = at(Operation.READ, Statement.PLAIN, null);
  private final Handler plainWrite = at(Operation.WRITE, Statement.PLAIN, null);

  Server(Servers shared, Unit unit) {
    this.shared = shared;
    this.unit = unit;
    int index = unit.index();
    clock = shared.clock();
    ServerSpec spec = shared.spec().server();
    connections =
        new Pool(clock, spec.connections(), MOST_WAITING, shared.connections().replica(index));
    cpu = shared.wiring().cpu(index, spec.cores(), shared.running(), shared.cores().replica(index));
    ResourceStatistics disks = shared.disks();
    disk =
        spec.disk() == null || disks == null
            ? null
            : new Disk(clock, spec.disk(), disks.replica(index));
    log = shared.log(index);
    locks = new RowLocks(clock);
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

  public Cpu cpu() {
    return cpu;
  }

  public @Nullable Disk disk() {
    return disk;
  }

  @Nullable CommitLog log() {
    return log;
  }

  RowLocks locks() {
    return locks;
  }

  /** Its number, from 0. */
  public int index() {
    return unit.index();
  }

  public boolean isUp() {
    return unit.serves();
  }

  /** The server as whoever takes a statement. */
  public Handler at(Operation operation, Statement statement) {
    if (!statement.isPlain()) {
      return at(operation, statement, null);
    }
    return operation == Operation.READ ? plainRead : plainWrite;
  }

  /** The server as whoever takes a statement that somebody watches. */
  public Handler at(Operation operation, Statement statement, @Nullable Watch watch) {
    return new At(this, operation, statement, watch);
  }

  /** Runs a statement and completes its request. */
  private record At(Server server, Operation operation, Statement statement, @Nullable Watch watch)
      implements Handler {
    @Override
    public void handle(Request request) {
      server.run(request, operation, statement, watch);
    }

    @Override
    public int index() {
      return server.index();
    }
  }

  private void run(
      Request request, Operation operation, Statement statement, @Nullable Watch watch) {
    if (!isUp()) {
      refuse(request, watch);
      return;
    }
    StatementRun run = new StatementRun(this, request, shared.plain(operation), statement, watch);
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
    StatementRun run = new StatementRun(this, request, shared.plain(Operation.WRITE), weight);
    request.heldBy(run);
    enter(run);
    run.statement();
  }

  @Override
  public void goesDown() {
    if (log != null) {
      log.stop();
    }
  }

  @Override
  public void isDown() {
    shared.changed(index());
  }

  @Override
  public void begins() {
    shared.changed(index());
  }

  // Who is in it is noted only where something can happen to it.
  private void enter(StatementRun run) {
    if (shared.isStruck()) {
      run.seat = new Unit.Seat(run);
      unit.enter(run.seat);
    }
  }

  /** A run ends. */
  void leave(StatementRun run) {
    if (run.seat != null) {
      unit.leave(run.seat);
      run.seat = null;
    }
  }
}
