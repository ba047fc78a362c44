package archsim.components;

/** Something that requests can be sent to. */
public interface Component {
  /** The unit that takes the next request: one of its replicas, or itself where it has none. */
  Handler handler();
}
