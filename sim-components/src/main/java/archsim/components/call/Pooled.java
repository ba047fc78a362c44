package archsim.components.call;

import archsim.components.flow.Call;
import archsim.components.flow.Caller;
import archsim.components.flow.Edge;
import archsim.components.flow.Reply;
import archsim.components.flow.Request;
import archsim.components.resource.Pool;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** An attempt that waits for one of its replica's connections, and travels on it. */
final class Pooled implements Call {
  private final Attempt next;
  private final Edge edge;
  private final IntFunction<Pool> pools;
  private final int waitPart;

  /**
   * @param pools of each replica
   * @param waitPart of time accounts: the wait for a connection
   */
  Pooled(Attempt next, Edge edge, IntFunction<Pool> pools, int waitPart) {
    this.next = next;
    this.edge = edge;
    this.pools = pools;
    this.waitPart = waitPart;
  }

  @Override
  public void send(Caller caller, @Nullable Object detail, Reply reply) {
    Lease.Returning returning = new Lease.Returning(caller, reply);
    Request request = next.open(caller, detail, returning);
    Lease lease = new Lease(request, this, pools.apply(caller.unit()));
    returning.of(lease);
    caller.asksThrough(lease);
    lease.take();
  }

  /** A request has its connection. */
  void granted(Request request) {
    request.charge(edge.now(), waitPart);
    next.deliver(request);
  }
}
