package archsim.core;

/**
 * One component's view of the simulation: the same time and calendar for all, but a mistake in
 * scheduling is reported with the name of the component that made it.
 */
public final class Clock {
  private final Simulation simulation;
  private final String owner;

  Clock(Simulation simulation, String owner) {
    this.simulation = simulation;
    this.owner = owner;
  }

  /** The present time in seconds since the start of the run. */
  public double now() {
    return simulation.now;
  }

  /**
   * Runs an action later; it cannot be called off, which is what a {@link Timer} is for.
   *
   * @param delay in seconds
   * @throws IllegalStateException if the delay is negative, infinite or not a number
   */
  public void schedule(double delay, Runnable action) {
    simulation.schedule(delay, action, owner);
  }

  /** Runs an action at the present time, after the current event and what was queued before it. */
  public void soon(Runnable action) {
    simulation.soon(action, owner);
  }

  /** Says that something was done, for those who watch: one event may do very much. */
  public void worked() {
    simulation.worked();
  }

  /** A timer, off. */
  public Timer timer(Runnable action) {
    return new Timer(this, action, false);
  }

  /**
   * A timer, off, for what comes again and again until the end of the run: it keeps its place in
   * the calendar for life, which makes starting it cheaper.
   */
  public Timer standingTimer(Runnable action) {
    return new Timer(this, action, true);
  }

  /** Fails where a delay is none, with the name of the owner. */
  void check(double delay) {
    simulation.check(delay, owner);
  }

  Calendar calendar() {
    return simulation.calendar;
  }
}
