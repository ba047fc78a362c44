package archsim.components.resource;

import archsim.components.flow.Holder;
import archsim.components.flow.Request;
import org.jspecify.annotations.Nullable;

/**
 * The work on one request at one component. It can stand in one waiting line and compute on one CPU
 * at a time; the links of both are its own, so that neither needs an object per entry and leaving
 * either takes constant or logarithmic time.
 */
public abstract class Execution implements Holder {
  private final Request request;

  // In the line of a pool.
  @Nullable Execution ahead;
  @Nullable Execution behind;
  @Nullable Pool waitsIn;

  // On a CPU.
  static final int NOT_RUNNING = -1;
  int place = NOT_RUNNING;
  double work;

  // When it began to wait in the line, or to compute.
  double since;

  protected Execution(Request request) {
    this.request = request;
  }

  public final Request request() {
    return request;
  }

  /** Who waits for a unit by priority is served from the highest number to the lowest. */
  protected int priority() {
    return request.root().priority();
  }

  /** Says how much it is going to compute, in seconds on a core of its own. */
  protected final void needs(double seconds) {
    work = seconds;
  }

  /** How much it is going to compute, as it was said; a CPU that has it counts in its own way. */
  public final double demand() {
    return work;
  }

  /** Whether a CPU has its work. */
  public final boolean isComputing() {
    return place != NOT_RUNNING;
  }

  /** A unit of the pool it waited for is its own now. */
  protected void granted() {
    throw new IllegalStateException("nobody waits for a unit here");
  }

  /** The CPU has done its work. */
  protected void computed() {
    throw new IllegalStateException("nothing is computed here");
  }
}
