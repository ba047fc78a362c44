package archsim.components;

/**
 * How the requests of one call site reach their callee: the door to it, or a stage before the door.
 * It is made once, when a run is wired, from what a caller says ({@link CallTerms}); a stage that
 * nobody asks for is not there.
 */
@FunctionalInterface
public interface Call {
  /** Sends a request on its way; the reply hears once how the call ended. */
  void send(Caller caller, Reply reply);
}
