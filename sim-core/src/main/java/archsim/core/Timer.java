package archsim.core;

/**
 * An action that is started, restarted and cancelled over and over, such as a timeout or the next
 * completion of a CPU. Starting and cancelling are O(log n) in the number of pending events; a
 * timer that is off costs the calendar nothing.
 *
 * <p>It lies in the calendar itself, so that it knows without asking whether it is pending.
 */
public final class Timer implements Cancellable, Runnable {
  private final Clock clock;
  private final Runnable action;
  private final int kept;
  private int slot = EventTable.NONE;

  /**
   * @param isKept whether it keeps a slot of the calendar for life
   */
  @SuppressWarnings("ThisEscapedInObjectConstruction") // the calendar runs it once it is started
  Timer(Clock clock, Runnable action, boolean isKept) {
    this.clock = clock;
    this.action = action;
    kept = isKept ? clock.calendar().keep(this) : EventTable.NONE;
  }

  /** Fires after a delay in seconds, instead of at the time it was pending for, if it was. */
  public void start(double delay) {
    clock.check(delay);
    cancel();
    startAt(clock.now() + delay, Calendar.NORMAL_RANK);
  }

  /** Fires at a time; it is not pending. */
  void startAt(double time, int rank) {
    Calendar calendar = clock.calendar();
    slot =
        kept == EventTable.NONE
            ? calendar.add(time, this, rank)
            : calendar.addKept(time, kept, rank);
  }

  /** For the calendar alone: the time has come. */
  @Override
  public void run() {
    slot = EventTable.NONE;
    action.run();
  }

  @Override
  public void cancel() {
    if (slot != EventTable.NONE) {
      clock.calendar().remove(slot);
      slot = EventTable.NONE;
    }
  }

  public boolean isPending() {
    return slot != EventTable.NONE;
  }

  /** Whether it is pending in this slot; to tell, it looks at itself and at its action. */
  boolean isPendingIn(int place) {
    return slot == place && action.getClass() != Timer.class;
  }
}
