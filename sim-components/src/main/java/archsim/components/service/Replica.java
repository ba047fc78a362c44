package archsim.components.service;

import archsim.components.Component;
import archsim.components.Outcome;
import archsim.components.Reply;
import archsim.components.Request;
import archsim.core.Clock;

/** One of a service's equal instances, with cores and workers of its own. */
final class Replica implements Component {
  private final Clock clock;
  private final Step[] endpoints;
  private final int delayPart;
  private final Concurrency concurrency;
  private long place;

  /**
   * @param number among the replicas of its service
   */
  Replica(
      int number, Clock clock, Step[] endpoints, int delayPart, ConcurrencyFactory concurrency) {
    place = number;
    this.clock = clock;
    this.endpoints = endpoints;
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
  void loseState() {
    place += Service.MOST_REPLICAS;
  }

  int delayPart() {
    return delayPart;
  }

  Concurrency concurrency() {
    return concurrency;
  }

  @Override
  public void handle(Request request, Reply reply) {
    Visit visit = new Visit(request, this, endpoints[request.edge().endpointIndex()], false);
    request.heldBy(visit);
    if (!concurrency.admit(visit)) {
      reply.complete(Outcome.REJECTED);
    }
  }
}
