package archsim.components.service;

import archsim.components.flow.Handler;
import archsim.components.flow.Request;
import archsim.components.measure.Outcome;
import archsim.components.unit.Unit;
import archsim.core.Clock;
import org.jspecify.annotations.Nullable;

/** One of a service's equal instances, with cores and workers of its own. */
final class Replica implements Handler, Unit.Life {
  private final Clock clock;
  private final Step[] endpoints;
  private final @Nullable Integer[] priorities;
  private final Unit unit;
  private final int delayPart;
  private final Concurrency concurrency;
  private long place;
  private @Nullable Lifecycle lifecycle;

  /**
   * @param priorities of the endpoints, null where that of the workload counts
   */
  Replica(
      Clock clock,
      Step[] endpoints,
      @Nullable Integer[] priorities,
      Unit unit,
      int delayPart,
      ConcurrencyFactory concurrency) {
    place = unit.index();
    this.clock = clock;
    this.endpoints = endpoints;
    this.priorities = priorities;
    this.unit = unit;
    this.delayPart = delayPart;
    this.concurrency = concurrency.create(this);
  }

  /** Makes the concurrency of a replica. */
  @FunctionalInterface
  interface ConcurrencyFactory {
    Concurrency create(Replica replica);
  }

  Clock clock() {
    return clock;
  }

  /** Where it keeps the state of sessions; no two replicas, and no two lives of one, share it. */
  long place() {
    return place;
  }

  int delayPart() {
    return delayPart;
  }

  Concurrency concurrency() {
    return concurrency;
  }

  /** It has something to look after. */
  void live(@Nullable Lifecycle newLifecycle) {
    lifecycle = newLifecycle;
  }

  Unit unit() {
    return unit;
  }

  /** Whether it is sent what is new. */
  boolean isUp() {
    return unit.isUp();
  }

  /** The state of all sessions is lost, as with a restart. */
  @Override
  public void goesDown() {
    place += Size.MOST_REPLICAS;
  }

  @Override
  public void isDown() {
    if (lifecycle != null) {
      lifecycle.isDown();
    }
  }

  /** Where another one was before, its state is not the new one's. */
  @Override
  public void joins() {
    goesDown();
  }

  @Override
  public void isGone() {
    if (lifecycle != null) {
      lifecycle.isGone();
    }
  }

  @Override
  public void begins() {
    if (lifecycle != null) {
      lifecycle.begins();
    }
  }

  @Override
  public int index() {
    return unit.index();
  }

  int priorityOf(Request request) {
    Integer own = priorities[request.edge().endpointIndex()];
    return own == null ? request.root().priority() : own;
  }

  int killedPart() {
    return lifecycle == null ? delayPart : lifecycle.killedPart();
  }

  void begins(Visit visit, VisitSeat seat) {
    if (lifecycle != null && !visit.isBranch()) {
      lifecycle.begins(visit, seat);
    }
  }

  void adopt(Visit branch) {
    if (lifecycle != null) {
      lifecycle.add(branch);
    }
  }

  void leaves(Visit visit, VisitSeat seat) {
    if (lifecycle != null) {
      lifecycle.leaves(visit, seat);
    }
  }

  void claim(Visit visit, VisitSeat seat) {
    if (lifecycle != null) {
      lifecycle.claim(visit, seat);
    }
  }

  @Override
  public void handle(Request request) {
    Visit visit = new Visit(request, this, endpoints[request.edge().endpointIndex()], null);
    request.heldBy(visit);
    if (lifecycle != null) {
      admit(lifecycle, visit);
    } else if (!concurrency.admit(visit)) {
      request.complete(Outcome.REJECTED);
    }
  }

  private void admit(Lifecycle life, Visit visit) {
    if (!life.enter(visit)) {
      visit.request().complete(Outcome.REJECTED);
    } else if (!concurrency.admit(visit)) {
      visit.refuse();
      visit.request().complete(Outcome.REJECTED);
    }
  }
}
