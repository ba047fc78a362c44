package archsim.components.step;

import archsim.components.CallTerms;
import archsim.components.Edge;
import archsim.components.Pool;
import archsim.components.Reply;
import archsim.components.Request;
import archsim.components.Timeout;
import archsim.components.service.Lease;
import archsim.components.service.Step;
import archsim.components.service.StepWiring;
import archsim.components.service.Visit;
import org.jspecify.annotations.Nullable;

/**
 * What calls and queries share: a request to another component, perhaps through a pool of
 * connections of the replica, perhaps with a limit on the wait, that for a connection included.
 */
final class Calls {
  private Calls() {}

  /** How results call the connections of a service to a component. */
  static String pool(String component) {
    return Lease.resource(component);
  }

  static Step step(StepWiring wiring, String reference, CallTerms terms, Step next) {
    return step(wiring, reference, null, terms, next);
  }

  /**
   * A request that asks for something beyond the endpoint.
   *
   * @param detail what it asks for, null for nothing
   */
  static Step step(
      StepWiring wiring, String reference, @Nullable Object detail, CallTerms terms, Step next) {
    Edge edge = wiring.edge(reference);
    Pool @Nullable [] pools = wiring.pools(edge.to());
    Timeout limit = wiring.timeout(terms);
    if (pools != null) {
      int part = wiring.part("pool.wait");
      return visit -> throughPool(visit, edge, pools, part, limit, detail, next);
    }
    if (limit == null) {
      return detail == null
          ? visit -> edge.call(visit.request(), visit.thenGoOn(next))
          : visit -> edge.deliver(asking(edge, visit, visit.thenGoOn(next), detail));
    }
    return visit -> {
      Timeout.Waiting waiting = limit.waiting(visit.thenGoOn(next));
      Request child = asking(edge, visit, waiting, detail);
      waiting.begin(child);
      edge.deliver(child);
    };
  }

  private static Request asking(Edge edge, Visit visit, Reply reply, @Nullable Object detail) {
    Request child = edge.open(visit.request(), reply);
    if (detail != null) {
      child.ask(detail);
    }
    return child;
  }

  private static void throughPool(
      Visit visit,
      Edge edge,
      Pool[] pools,
      int part,
      @Nullable Timeout limit,
      @Nullable Object detail,
      Step next) {
    Lease.Returning returning = new Lease.Returning(visit, visit.thenGoOn(next));
    Timeout.Waiting waiting = limit == null ? null : limit.waiting(returning);
    Request child = asking(edge, visit, waiting == null ? returning : waiting, detail);
    Lease lease = new Lease(child, edge, pools[visit.replicaIndex()], part);
    returning.of(lease);
    visit.asksThrough(lease);
    if (waiting != null) {
      waiting.begin(child);
    }
    lease.take();
  }
}
