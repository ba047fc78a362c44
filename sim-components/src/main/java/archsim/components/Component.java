package archsim.components;

/** Something that requests can be sent to. */
@FunctionalInterface
public interface Component {
  /**
   * Takes a request; now or at a later time of the simulation it completes the reply, once.
   *
   * @param reply told how the request ended
   */
  void handle(Request request, Reply reply);
}
