package archsim.components.call;

import archsim.components.Caller;
import archsim.components.Edge;
import archsim.components.Reply;
import archsim.components.Request;
import org.jspecify.annotations.Nullable;

/** The door to a callee, which every call ends at. */
final class Door extends Attempt {
  private final Edge edge;
  private final @Nullable Object detail;

  /**
   * @param detail what is asked for beyond the endpoint, null for nothing
   */
  Door(Edge edge, @Nullable Object detail) {
    this.edge = edge;
    this.detail = detail;
  }

  @Override
  Request open(Caller caller, Reply reply) {
    Request request = caller.open(edge, reply);
    if (detail != null) {
      request.ask(detail);
    }
    return request;
  }

  @Override
  void deliver(Request request) {
    edge.deliver(request);
  }
}
