package archsim.components.flow;

/** Something that requests can be sent to. */
public interface Component {
  /**
   * The unit that takes a request: the replica whose turn it is, the shard of its key, or the
   * component itself where it has no units.
   */
  Handler unit(Request request);
}
