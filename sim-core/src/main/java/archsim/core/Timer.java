package archsim.core;

/**
 * An action that is started, restarted and cancelled over and over, such as a timeout or the next
 * completion of a CPU. Starting and cancelling are O(log n) in the number of pending events; a
 * timer that is off costs the calendar nothing.
 */
public final class Timer implements Cancellable, Runnable {
  static final int IDLE = -1;

  int position = IDLE;
  private final Simulation simulation;
  private final String owner;
  private final Runnable action;

  Timer(Simulation simulation, String owner, Runnable action) {
    this.simulation = simulation;
    this.owner = owner;
    this.action = action;
  }

  /** Fires after a delay in seconds, instead of at the time it was pending for, if it was. */
  public void start(double delay) {
    simulation.start(this, delay, owner);
  }

  @Override
  public void cancel() {
    if (position != IDLE) {
      simulation.cancel(this);
    }
  }

  public boolean isPending() {
    return position != IDLE;
  }

  @Override
  public void run() {
    action.run();
  }
}
