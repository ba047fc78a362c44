package archsim.components.service;

import archsim.components.flow.Caller;
import archsim.components.flow.Edge;
import archsim.components.flow.Reply;
import archsim.components.flow.Request;
import archsim.components.measure.Outcome;
import archsim.components.resource.Execution;
import archsim.components.unit.Unit;
import org.jspecify.annotations.Nullable;

/** One request at one replica of a service: it goes through the steps of its endpoint. */
public final class Visit extends Execution implements Caller, Reply, Unit.Guest {
  private final Replica replica;
  private Step next;
  private boolean begun;
  private boolean onLoop;
  private boolean ending;
  private @Nullable Extras extras;

  /**
   * @param trunk the visit that it is a branch of, null where it is none
   */
  Visit(Request request, Replica replica, Step first, @Nullable Visit trunk) {
    super(request);
    this.replica = replica;
    next = first;
    if (trunk != null) {
      extras().trunk = trunk;
    }
  }

  private Extras extras() {
    if (extras == null) {
      extras = new Extras();
    }
    return extras;
  }

  private @Nullable Visit trunk() {
    return extras == null ? null : extras.trunk;
  }

  private @Nullable Section section() {
    return extras == null ? null : extras.section;
  }

  private @Nullable VisitSeat seat() {
    return extras == null ? null : extras.seat;
  }

  /** Whether it is a branch of another visit, and so begins without being admitted. */
  boolean isBranch() {
    return trunk() != null;
  }

  /** Whether it has begun its first step. */
  boolean hasBegun() {
    return begun;
  }

  @Override
  public int round() {
    return begun ? 1 : 0;
  }

  /** Whether it holds an event loop. */
  boolean isOnLoop() {
    return onLoop;
  }

  void setOnLoop(boolean isOnLoop) {
    onLoop = isOnLoop;
  }

  /** Where sessions that come here leave their state: another one after a restart. */
  public long place() {
    return replica.place();
  }

  /** Whether its replica takes requests. */
  public boolean isUp() {
    return replica.isUp();
  }

  @Override
  public Request open(Edge edge, Reply reply) {
    return edge.open(request(), reply);
  }

  @Override
  public int unit() {
    return replica.index();
  }

  @Override
  public void asksThrough(@Nullable Held held) {
    extras().held = held;
  }

  /** What it takes at its replica. */
  void setSeat(VisitSeat seat) {
    extras().seat = seat;
  }

  public double now() {
    return replica.clock().now();
  }

  /** Begins with the first step. */
  void begin() {
    begun = true;
    VisitSeat seat = seat();
    if (seat != null) {
      replica.begins(this, seat);
    }
    goOn();
  }

  /** Goes on once it has a lock. */
  public void lock(Lock lock, Step then) {
    next = then;
    Section section = new Section(this, lock, lock.pool(replica.index()));
    extras().section = section;
    section.enter();
  }

  /** Frees the lock, then goes on. */
  public void unlock(Step then) {
    Section section = section();
    if (section == null) {
      throw new IllegalStateException("a lock is freed that is not held");
    }
    extras().section = null;
    section.leave();
    // Whoever has it now may have ended at once, and that may have cancelled this.
    if (request().isOpen()) {
      then.run(this);
    }
  }

  /** Goes on with the step that was to come. */
  public void goOn() {
    next.run(this);
  }

  /** Computes, then goes on. */
  public void compute(double seconds, Step then) {
    next = then;
    needs(seconds);
    replica.concurrency().compute(this);
  }

  /** Lets time pass, then goes on. */
  public void delay(double seconds, Step then) {
    next = then;
    Extras own = extras();
    if (own.delay == null) {
      own.delay = replica.clock().timer(this::delayed);
    }
    own.delay.start(seconds);
  }

  private void delayed() {
    Section section = section();
    request().charge(now(), section == null ? replica.delayPart() : section.holdPart());
    goOn();
  }

  /** Goes on with a step when whom it waits for has ended OK. */
  public Reply thenGoOn(Step then) {
    next = then;
    return this;
  }

  @Override
  public void complete(Outcome outcome) {
    if (request().isCancelling() || !request().isOpen()) {
      return; // the wait ended, and what that set free has cancelled this
    }
    next.heard(this, outcome);
  }

  /** Does a list of steps so many times; its last step is {@link #endRound}. */
  public void repeat(long times, Step body) {
    extras().beginLoop(times);
    soon(body);
  }

  /** Another round, or what follows. */
  public void endRound(Step body, Step then) {
    if (extras().nextRound()) {
      soon(body);
    } else {
      then.run(this);
    }
  }

  private void soon(Step step) {
    next = step;
    replica.clock().soon(this::goOnIfOpen);
  }

  private void goOnIfOpen() {
    if (request().isOpen()) {
      goOn();
    }
  }

  /** Begins a branch beside it, at the same replica. */
  public void branch(Request child, Step first) {
    Visit visit = new Visit(child, replica, first, this);
    child.heldBy(visit);
    replica.adopt(visit);
    visit.begin();
  }

  /** It is not taken in. */
  void refuse() {
    VisitSeat seat = seat();
    if (seat != null) {
      replica.leaves(this, seat);
      extras().seat = null;
    }
  }

  /** Ends the visit: what it holds is free first, then the caller hears. */
  public void end(Outcome outcome) {
    ending = true;
    VisitSeat seat = seat();
    if (seat != null) {
      replica.leaves(this, seat);
    }
    replica.concurrency().end(this);
    // What is free now may have let another visit run at once, and that may have cancelled this.
    if (request().isOpen()) {
      request().complete(outcome);
    }
  }

  @Override
  public void cancel() {
    if (ending) {
      request().complete(Outcome.CANCELLED);
      return;
    }
    if (extras != null) {
      extras.stopWaiting();
    }
    replica.concurrency().abort(this);
    if (request().isKilled()) {
      request().charge(now(), replica.killedPart());
    }
    end(Outcome.CANCELLED);
  }

  @Override
  protected void granted() {
    replica.concurrency().granted(this);
  }

  @Override
  protected void computed() {
    replica.concurrency().computed(this);
  }

  @Override
  public void claim() {
    replica.concurrency().claim(this);
    if (extras != null) {
      extras.claim();
      if (extras.seat != null) {
        replica.claim(this, extras.seat);
      }
    }
  }

  @Override
  protected int priority() {
    Visit trunk = trunk();
    return trunk == null ? replica.priorityOf(request()) : trunk.priority();
  }
}
