package archsim.core.experiment;

import java.util.concurrent.CancellationException;

/**
 * The wish to stop early, as a Ctrl-C says it: replications that have not begun do not begin. A
 * replication that runs may look at it and give up with a {@link CancellationException}.
 */
public final class Interrupt {
  private volatile boolean requested;

  /** Asks to stop; from any thread, as often as one likes. */
  public void request() {
    requested = true;
  }

  public boolean isRequested() {
    return requested;
  }

  /**
   * Gives up if it was asked for.
   *
   * @throws CancellationException if it was
   */
  public void check() {
    if (requested) {
      throw new CancellationException("interrupted");
    }
  }
}
