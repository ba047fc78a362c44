package archsim.components.flow;

import org.jspecify.annotations.Nullable;

/**
 * How the requests of one call site reach their callee: the door to it, or a stage before the door.
 * It is made once, when a run is wired, from what a caller says of its calls; a stage that nobody
 * asks for is not there.
 */
@FunctionalInterface
public interface Call {
  /**
   * Sends a request on its way.
   *
   * @param detail what is asked for beyond the endpoint, null for nothing
   * @param reply told once how the call ended
   */
  void send(Caller caller, @Nullable Object detail, Reply reply);
}
