package archsim.components.service;

import archsim.components.Handler;
import archsim.components.Outcome;
import archsim.components.Replicated;
import archsim.components.Request;
import archsim.core.Clock;
import org.jspecify.annotations.Nullable;

/** One of a service's equal instances, with cores and workers of its own. */
final class Replica implements Handler {
  private final Clock clock;
  private final Step[] endpoints;
  private final @Nullable Integer[] priorities;
  private final int index;
  private final int delayPart;
  private final Concurrency concurrency;
  private long place;
  private @Nullable Lifecycle lifecycle;

  /**
   * @param priorities of the endpoints, null where that of the workload counts
   * @param index its number in the service
   */
  Replica(
      Clock clock,
      Step[] endpoints,
      @Nullable Integer[] priorities,
      int index,
      int delayPart,
      ConcurrencyFactory concurrency) {
    place = index;
    this.clock = clock;
    this.endpoints = endpoints;
    this.priorities = priorities;
    this.index = index;
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

  /** The state of all sessions is lost, as with a restart. */
  private void loseState() {
    place += ServiceRules.MOST_REPLICAS;
  }

  int delayPart() {
    return delayPart;
  }

  Concurrency concurrency() {
    return concurrency;
  }

  /** It has something to look after; without that it is always up. */
  void live(@Nullable Lifecycle newLifecycle) {
    lifecycle = newLifecycle;
    if (newLifecycle != null) {
      newLifecycle.whenKilled(this::loseState);
    }
  }

  /** Whether it takes requests. */
  boolean isUp() {
    return lifecycle == null || lifecycle.isUp();
  }

  void kill() {
    if (lifecycle != null) {
      lifecycle.kill("");
    }
  }

  void revive() {
    if (lifecycle != null) {
      lifecycle.revive();
    }
  }

  void watch(Replicated.Watcher watcher) {
    if (lifecycle != null) {
      lifecycle.watch(isUp -> watcher.changed(index, isUp));
    }
  }

  int index() {
    return index;
  }

  int priorityOf(Request request) {
    Integer own = priorities[request.edge().endpointIndex()];
    return own == null ? request.root().priority() : own;
  }

  int killedPart() {
    return lifecycle == null ? delayPart : lifecycle.killedPart();
  }

  void begins(Visit visit, Stay stay) {
    if (lifecycle != null && !visit.isBranch()) {
      lifecycle.begins(visit, stay);
    }
  }

  void adopt(Visit branch) {
    if (lifecycle != null) {
      lifecycle.add(branch);
    }
  }

  void leaves(Visit visit, Stay stay) {
    if (lifecycle != null) {
      lifecycle.leaves(visit, stay);
    }
  }

  void claim(Visit visit, Stay stay) {
    if (lifecycle != null) {
      lifecycle.claim(visit, stay);
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
