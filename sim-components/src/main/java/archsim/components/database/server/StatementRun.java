package archsim.components.database.server;

import archsim.components.flow.KeySpace;
import archsim.components.flow.Request;
import archsim.components.measure.Outcome;
import archsim.components.resource.Execution;
import archsim.components.unit.Unit;
import archsim.core.Timer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement or transaction on its way through a server: a connection, then for each statement the
 * row it locks, CPU, disk and the time it is held, then the commit. Locks are kept until the end
 * (strict two-phase locking).
 */
public final class StatementRun extends Execution implements Unit.Guest {
  private final Server server;
  private final Servers shared;
  private final List<QueryTerms.Part> parts;
  private final @Nullable QueryTerms terms;
  private final @Nullable KeySpace keys;
  private final @Nullable Watch watch;
  private final double weight;
  private final boolean inBackground;
  private final @Nullable LockClaim locks;

  /** Its place among those who are in the server, null where nobody asks. */
  Unit.@Nullable Seat seat;

  private Stage stage = Stage.CONNECTION;
  private boolean connected;
  private int next;
  private double rows;
  private double writtenRows;
  private double since;
  private @Nullable Timer timer;
  private @Nullable DiskWork disks;

  private enum Stage {
    CONNECTION,
    WORK,
    HOLD,
    FLUSH,
    COMMIT,
    ENDED
  }

  StatementRun(
      Server server,
      Request request,
      List<QueryTerms.Part> plain,
      Statement statement,
      @Nullable Watch watch) {
    super(request);
    terms = statement.terms();
    keys = terms == null ? statement.keys() : null;
    this.server = server;
    shared = server.shared();
    parts = terms == null ? plain : terms.inOrder(request);
    this.watch = watch;
    locks = terms == null || terms.waits() == null ? null : new LockClaim(server, terms, this);
    weight = 1;
    inBackground = false;
  }

  /** Work of the server itself, without a connection, a lock and a commit. */
  StatementRun(Server server, Request request, List<QueryTerms.Part> plain, double weight) {
    super(request);
    this.server = server;
    shared = server.shared();
    terms = null;
    keys = null;
    parts = plain;
    watch = null;
    locks = null;
    this.weight = weight;
    inBackground = true;
  }

  /** Rows it has written, over all its statements. */
  public double writtenRows() {
    return writtenRows;
  }

  /** Since when it waits for the log. */
  double commitsSince() {
    return since;
  }

  @Override
  public int round() {
    if (!connected && !inBackground) {
      return 0;
    }
    return locks != null && locks.isWaiting() ? 1 : 2;
  }

  @Override
  public int unit() {
    return server.index();
  }

  @Override
  protected void granted() {
    connected = true;
    request().charge(now(), shared.connectionPart());
    if (watch != null) {
      watch.begins();
    }
    statement();
  }

  /** Begins with the statement that is next. */
  void statement() {
    QueryTerms.Part part = parts.get(next);
    if (locks != null && part.locks()) {
      locks.take(part.row(request()));
    } else {
      work();
    }
  }

  /** The row it needs is its own now. */
  void hasLock() {
    request().charge(now(), shared.lockPart());
    work();
  }

  /** It has waited for a row for too long. */
  void lockTimedOut() {
    request().charge(now(), shared.lockPart());
    end(Outcome.FAILED);
  }

  private void work() {
    QueryTerms.Part part = parts.get(next);
    stage = Stage.WORK;
    rows = part.rows() == null ? weight : part.rows().nextWhole(request());
    if (part.operation() == Operation.WRITE) {
      writtenRows += rows;
    }
    server.cpu().run(this, rows * shared.cpu(part, inBackground).next(request()));
  }

  @Override
  protected void computed() {
    Disk disk = server.disk();
    if (disk == null) {
      worked();
      return;
    }
    QueryTerms.Part part = parts.get(next);
    long operations = Math.round(rows * shared.disk(part, inBackground).nextWhole(request()));
    if (part.operation() == Operation.READ) {
      operations = shared.misses(request(), terms == null ? keys : part.keys(), operations);
    }
    if (operations == 0) {
      worked();
      return;
    }
    if (disks == null) {
      disks = new DiskWork(disk, request(), server, this::worked);
    }
    disks.begin(operations);
  }

  private void worked() {
    QueryTerms.Part part = parts.get(next);
    if (part.hold() == null) {
      following();
      return;
    }
    stage = Stage.HOLD;
    timer = server.clock().timer(this::heldLongEnough);
    timer.start(part.hold().next(request()));
  }

  private void heldLongEnough() {
    request().charge(now(), shared.holdPart());
    following();
  }

  private void following() {
    if (++next < parts.size()) {
      statement();
      return;
    }
    if (inBackground) {
      end(Outcome.OK);
      return;
    }
    since = now();
    CommitLog log = server.log();
    if (log != null && writes()) {
      stage = Stage.FLUSH;
      log.join(this);
    } else {
      commit();
    }
  }

  /** Whether one of its statements writes. */
  public boolean writes() {
    return QueryTerms.Part.writes(parts);
  }

  /** What it wrote is in the log. */
  void flushed(double seconds) {
    if (stage == Stage.FLUSH && request().isOpen()) {
      request().charge(now(), shared.logPart(), seconds, shared.logWaitPart());
      commit();
    }
  }

  private void commit() {
    stage = Stage.COMMIT;
    if (watch == null) {
      end(Outcome.OK);
    } else {
      watch.commits(this);
    }
  }

  /** Whoever has to have what it wrote has it. */
  public void committed() {
    if (stage == Stage.COMMIT && request().isOpen()) {
      if (now() > since) {
        request().charge(now(), shared.commitPart());
      }
      end(Outcome.OK);
    }
  }

  private void end(Outcome outcome) {
    stage = Stage.ENDED;
    server.leave(this);
    if (locks != null) {
      locks.release();
    }
    if (connected) {
      connected = false;
      server.connections().release();
    }
    if (watch != null) {
      watch.ended(outcome);
    }
    // What is free now may have let another one run at once, and that may have cancelled this.
    if (request().isOpen()) {
      request().complete(outcome);
    }
  }

  private double now() {
    return server.clock().now();
  }

  @Override
  public void claim() {
    if (!inBackground) {
      server.connections().claim();
    }
    server.cpu().claim(this);
    if (disks != null) {
      disks.claim();
    }
    CommitLog log = server.log();
    if (stage == Stage.FLUSH && log != null) {
      log.claim(this);
    }
  }

  @Override
  public void cancel() {
    if (stage == Stage.ENDED) {
      request().complete(Outcome.CANCELLED);
      return;
    }
    if (disks != null) {
      disks.cancel();
    }
    if (timer != null) {
      timer.cancel();
    }
    if (locks != null) {
      locks.leave();
    }
    CommitLog log = server.log();
    if (stage == Stage.FLUSH && log != null) {
      log.leave(this);
    }
    if (inBackground || !server.connections().leave(this)) {
      server.cpu().cancel(this);
    }
    if (request().isKilled()) {
      request().charge(now(), shared.killedPart());
    }
    end(Outcome.CANCELLED);
  }
}
