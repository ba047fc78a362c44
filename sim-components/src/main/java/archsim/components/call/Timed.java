package archsim.components.call;

import archsim.components.flow.Caller;
import archsim.components.flow.Reply;
import archsim.components.flow.Request;
import org.jspecify.annotations.Nullable;

/** A limit on how long a caller waits, from before anything else of the attempt. */
final class Timed extends Attempt {
  private final Timeout limit;
  private final Attempt next;

  Timed(Timeout limit, Attempt next) {
    this.limit = limit;
    this.next = next;
  }

  @Override
  Request open(Caller caller, @Nullable Object detail, Reply reply) {
    Timeout.Waiting waiting = limit.waiting(reply);
    Request request = next.open(caller, detail, waiting);
    waiting.begin(request);
    return request;
  }

  @Override
  void deliver(Request request) {
    next.deliver(request);
  }
}
