package archsim.components.call;

import archsim.components.flow.Caller;
import archsim.components.flow.Edge;
import archsim.components.flow.Reply;
import archsim.components.flow.Request;
import org.jspecify.annotations.Nullable;

/** The door to a callee, which every call ends at. */
final class Door extends Attempt {
  private final Edge edge;

  Door(Edge edge) {
    this.edge = edge;
  }

  @Override
  Request open(Caller caller, @Nullable Object detail, Reply reply) {
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
