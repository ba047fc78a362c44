package archsim.components.unit;

import archsim.components.flow.Component;
import archsim.components.flow.Handler;

/** A component that is several of the same, which a caller may choose among. */
public interface Replicated extends Component {
  /** How many there ever were; those that are gone keep their numbers. */
  int replicas();

  /** One of them, from 0. */
  Handler replica(int index);

  default Units.State state(int index) {
    return Units.State.UP;
  }

  /** Whether one of them is to be sent requests; one that is down refuses all. */
  default boolean isUp(int index) {
    return state(index) == Units.State.UP;
  }

  /** Tells a watcher whenever one of them changes. */
  default void watch(Units.Watcher watcher) {}
}
