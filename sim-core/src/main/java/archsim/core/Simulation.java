package archsim.core;

import java.util.ArrayDeque;
import java.util.Locale;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;

/**
 * One run: a clock and a calendar of pending events. It executes on the thread that calls {@link
 * #runUntil}; a failure in an action propagates from there.
 *
 * <p>A run is a function of the scenario, the seed and the number of its replication.
 */
public final class Simulation {
  /** Events in a row at one instant after which a run counts as stuck. */
  public static final int MOST_EVENTS_AT_ONE_TIME = 10_000_000;

  /** Events between two looks of who watches: cheap beside the events, and soon enough for all. */
  private static final int EVENTS_BETWEEN_LOOKS = 256;

  double now;
  final Calendar calendar = new Calendar();
  private final ArrayDeque<Runnable> soon = new ArrayDeque<>();
  private boolean queued;
  private final EventLoop eventLoop;
  private long events;
  private long eventsBeforeThisTime;
  // None is allowed where a run is stuck: whoever schedules next is in the loop, and is named.
  private double longestDelay = Double.MAX_VALUE;
  private long work;
  private Runnable watcher = () -> {};

  public Simulation() {
    eventLoop = EventLoop.of(calendar, this);
  }

  /** The present time in seconds since the start of the run. */
  public double now() {
    return now;
  }

  /** How many events have been executed. */
  public long events() {
    return events;
  }

  /** The view of a component, whose name errors will carry. */
  public Clock clock(String owner) {
    return new Clock(this, owner);
  }

  /** The same run as a simulator of DSOL, whose API schedules into the same calendar. */
  DevsSimulator<Double> dsol() {
    return eventLoop;
  }

  /**
   * Lets somebody look in every few events, to end a run that takes too long by an exception; it
   * must change nothing.
   */
  public void watch(Runnable newWatcher) {
    watcher = newWatcher;
  }

  /** Executes all events up to and including a time, and moves the clock there. */
  public void runUntil(double time) {
    eventLoop.runUntil(time);
  }

  /** Moves the clock to the time of an event, and executes it with what it queues. */
  void execute(Runnable event, double time) {
    if (time > now) {
      now = time;
      eventsBeforeThisTime = events;
    }
    count();
    event.run();
    if (queued) {
      executeQueued();
    }
  }

  private void executeQueued() {
    while (!soon.isEmpty()) {
      count();
      soon.removeFirst().run();
    }
    queued = false;
  }

  private void count() {
    if (++events % EVENTS_BETWEEN_LOOKS == 0) {
      watcher.run();
      longestDelay =
          events - eventsBeforeThisTime > MOST_EVENTS_AT_ONE_TIME
              ? Double.NEGATIVE_INFINITY
              : Double.MAX_VALUE;
    }
  }

  /** Something was done within an event. */
  void worked() {
    if (++work % EVENTS_BETWEEN_LOOKS == 0) {
      watcher.run();
    }
  }

  void schedule(double delay, Runnable action, String owner) {
    check(delay, owner);
    calendar.add(now + delay, action, Calendar.NORMAL_RANK);
  }

  void soon(Runnable action, String owner) {
    check(0, owner);
    soon.add(action);
    queued = true;
  }

  void check(double delay, String owner) {
    if (!(delay >= 0 && delay <= longestDelay)) {
      refuse(delay, owner);
    }
  }

  private void refuse(double delay, String owner) {
    if (!(delay >= 0 && delay < Double.POSITIVE_INFINITY)) {
      throw new IllegalStateException(
          "%s schedules an event after %s s; a delay is finite and not negative"
              .formatted(owner, delay));
    }
    // Time may have moved on since this was looked at.
    if (events - eventsBeforeThisTime > MOST_EVENTS_AT_ONE_TIME) {
      throw new InvalidSpecException(
          String.format(
              Locale.ROOT,
              "%s goes round in circles: %,d events at %s s without time moving; give it a delay",
              owner,
              MOST_EVENTS_AT_ONE_TIME,
              now));
    }
  }
}
