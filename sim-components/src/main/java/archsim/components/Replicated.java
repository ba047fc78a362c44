package archsim.components;

/** A component that is several of the same, which a load balancer may choose among. */
public interface Replicated extends Component {
  int replicas();

  /** One of them, from 0. */
  Handler replica(int index);

  /** Whether one of them takes requests; one that is down refuses all. */
  default boolean isUp(int index) {
    return true;
  }

  /** Tells a watcher whenever one of them goes down or is up again. */
  default void watch(Watcher watcher) {}

  /** Who is told that a replica went down, before what is in it fails, or is up again. */
  @FunctionalInterface
  interface Watcher {
    void changed(int index, boolean isUp);
  }
}
