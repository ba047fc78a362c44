package archsim.core;

/**
 * An action that is started, restarted and cancelled over and over, such as a timeout or the next
 * completion of a CPU. Starting and cancelling are O(log n) in the number of pending events; a
 * timer that is off costs the calendar nothing.
 */
public final class Timer implements Cancellable {
  private final Simulation simulation;
  private final String owner;
  private final Runnable action;
  private int slot;
  private long order = Calendar.NO_ORDER;

  Timer(Simulation simulation, String owner, Runnable action) {
    this.simulation = simulation;
    this.owner = owner;
    this.action = action;
  }

  /** Fires after a delay in seconds, instead of at the time it was pending for, if it was. */
  public void start(double delay) {
    simulation.check(delay, owner);
    cancel();
    startAt(simulation.now + delay, Calendar.NORMAL_RANK);
  }

  /** Fires at a time; it is not pending. */
  void startAt(double time, int rank) {
    slot = simulation.calendar.add(time, action, rank);
    order = simulation.calendar.order(slot);
  }

  @Override
  public void cancel() {
    if (isPending()) {
      simulation.calendar.remove(slot);
    }
  }

  public boolean isPending() {
    return simulation.calendar.isPending(slot, order);
  }
}
