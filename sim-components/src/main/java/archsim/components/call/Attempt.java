package archsim.components.call;

import archsim.components.flow.Call;
import archsim.components.flow.Caller;
import archsim.components.flow.Reply;
import archsim.components.flow.Request;
import org.jspecify.annotations.Nullable;

/**
 * A call that opens one request: first the request is opened, so that whoever limits it knows it,
 * then it goes on its way.
 */
abstract class Attempt implements Call {
  /** Opens the request, of whose end the reply hears. */
  abstract Request open(Caller caller, @Nullable Object detail, Reply reply);

  /** Sends the request on its way. */
  abstract void deliver(Request request);

  @Override
  public final void send(Caller caller, @Nullable Object detail, Reply reply) {
    deliver(open(caller, detail, reply));
  }
}
