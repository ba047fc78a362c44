package archsim.components.flow;

import org.jspecify.annotations.Nullable;

/** Whoever makes calls: an arrival of a workload, or a visit of a service. */
public interface Caller {
  /** Opens a request of its own on an edge. */
  Request open(Edge edge, Reply reply);

  /** The number of its replica, from 0; 0 where it has none. */
  default int unit() {
    return 0;
  }

  /** What it waits for or holds while another component works for it; null for nothing any more. */
  default void asksThrough(@Nullable Held held) {}

  /** What a caller waits for or holds during a call, such as a connection. */
  interface Held {
    /** Counts itself where the laws count what is held. */
    void claimForCaller();
  }
}
