package archsim.components.database;

import archsim.components.Execution;
import archsim.components.Outcome;
import archsim.components.Request;
import archsim.core.Timer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement or transaction on its way through a server: a connection, then for each statement the
 * row it locks, CPU, disk and the time it is held, then the commit. Locks are kept until the end
 * (strict two-phase locking).
 */
final class Run extends Execution {
  private final Server server;
  private final Servers shared;
  private final List<Terms.Part> parts;
  private final @Nullable Terms terms;
  private final @Nullable Watch watch;
  private final double weight;
  private final boolean inBackground;
  private final List<Row> owned;

  /** Its place among those who are in the server, negative where nobody asks. */
  int inRoster = -1;

  private Stage stage = Stage.CONNECTION;
  private boolean connected;
  private int next;
  private long operations;
  private double rows;
  private double writtenRows;
  private double since;
  private @Nullable Row wanted;
  private @Nullable Timer timer;
  private Disk.@Nullable Turn turn;

  private enum Stage {
    CONNECTION,
    LOCK,
    WORK,
    HOLD,
    FLUSH,
    COMMIT,
    ENDED
  }

  Run(
      Server server,
      Request request,
      List<Terms.Part> plain,
      @Nullable Terms terms,
      @Nullable Watch watch) {
    super(request);
    this.server = server;
    shared = server.shared();
    this.terms = terms;
    parts = terms == null ? plain : terms.inOrder(request);
    this.watch = watch;
    owned = terms == null || terms.waits() == null ? List.of() : new ArrayList<>(2);
    weight = 1;
    inBackground = false;
  }

  /** Work of the server itself, without a connection, a lock and a commit. */
  Run(Server server, Request request, List<Terms.Part> plain, double weight) {
    super(request);
    this.server = server;
    shared = server.shared();
    terms = null;
    parts = plain;
    watch = null;
    owned = List.of();
    this.weight = weight;
    inBackground = true;
  }

  /** The rows that it has locked. */
  List<Row> owned() {
    return owned;
  }

  /** Rows it has written, over all its statements. */
  double writtenRows() {
    return writtenRows;
  }

  /** The rows it has written that are known by a key. */
  List<Row> written() {
    return parts.stream()
        .filter(part -> part.operation() == Operation.WRITE && part.keys() != null)
        .map(part -> part.row(request()))
        .toList();
  }

  /** Since when it waits for the log. */
  double commitsSince() {
    return since;
  }

  /** Whether it has neither a connection nor work. */
  boolean hasNotBegun() {
    return !connected && !inBackground;
  }

  boolean waitsForLock() {
    return stage == Stage.LOCK;
  }

  void beginInBackground() {
    statement();
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

  private void statement() {
    Terms.Part part = parts.get(next);
    if (!part.locks()) {
      work();
      return;
    }
    Row row = part.row(request());
    since = now();
    stage = Stage.LOCK;
    if (server.locks().acquire(this, row)) {
      hasLock();
    } else {
      wanted = row;
      timer(this::lockTimedOut).start(shared.spec().lockTimeoutOrDefault());
    }
  }

  /** The row it waited for is its own now. */
  void locked() {
    if (stage == Stage.LOCK && request().isOpen() && wanted != null) {
      if (timer != null) {
        timer.cancel();
      }
      wanted = null;
      hasLock();
    }
  }

  private void hasLock() {
    if (terms != null && terms.waits() != null) {
      terms.waits().record(now() - since);
    }
    request().charge(now(), shared.lockPart());
    work();
  }

  private void lockTimedOut() {
    if (terms != null && terms.timeouts() != null) {
      terms.timeouts().add(1);
    }
    request().charge(now(), shared.lockPart());
    leaveLock();
    end(Outcome.FAILED);
  }

  private void leaveLock() {
    if (wanted != null) {
      if (!owned.contains(wanted)) {
        server.locks().leave(this, wanted);
      }
      wanted = null;
    }
  }

  private void work() {
    Terms.Part part = parts.get(next);
    stage = Stage.WORK;
    rows = part.rows() == null ? weight : Math.round(part.rows().next(request()));
    if (part.operation() == Operation.WRITE) {
      writtenRows += rows;
    }
    server
        .cpu()
        .run(this, rows * shared.work(part.operation(), inBackground).cpu().next(request()));
  }

  @Override
  protected void computed() {
    if (server.disk() != null) {
      Terms.Part part = parts.get(next);
      Servers.Work work = shared.work(part.operation(), inBackground);
      operations = Math.round(rows * Math.round(work.disk().next(request())));
      if (part.operation() == Operation.READ) {
        operations = shared.misses(request(), part.keys(), operations);
      }
    }
    operate();
  }

  private void operate() {
    Disk disk = server.disk();
    if (operations == 0 || disk == null) {
      worked();
      return;
    }
    operations--;
    if (turn == null) {
      turn = disk.turn(this::operated);
    }
    turn.begin();
  }

  private void operated() {
    Disk disk = server.disk();
    if (disk != null) {
      request().charge(now(), shared.diskPart(), disk.latency(), shared.diskWaitPart());
    }
    operate();
  }

  private void worked() {
    Terms.Part part = parts.get(next);
    if (part.hold() == null) {
      following();
      return;
    }
    stage = Stage.HOLD;
    timer(this::heldLongEnough).start(part.hold().next(request()));
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
  boolean writes() {
    for (Terms.Part part : parts) {
      if (part.operation() == Operation.WRITE) {
        return true;
      }
    }
    return false;
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
  void committed() {
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
    if (!owned.isEmpty()) {
      server.locks().release(this);
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

  private Timer timer(Runnable action) {
    Timer made = server.clock().timer(action);
    timer = made;
    return made;
  }

  @Override
  protected void claim() {
    if (!inBackground) {
      server.connections().claim();
    }
    server.cpu().claim(this);
    if (turn != null) {
      turn.claim();
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
    if (turn != null) {
      turn.cancel();
    }
    if (timer != null) {
      timer.cancel();
    }
    leaveLock();
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
