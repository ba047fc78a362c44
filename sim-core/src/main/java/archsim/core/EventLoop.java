package archsim.core;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.tudelft.simulation.dsol.eventlists.EventListInterface;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.Executable;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;
import org.jspecify.annotations.Nullable;

/**
 * The event loop as DSOL's discrete-event simulator: its event list is our calendar, it runs on the
 * caller's thread, and an exception propagates instead of being logged. Events scheduled through
 * DSOL's API keep DSOL's priorities among events of the same time.
 */
final class EventLoop extends DevsSimulator<Double> {
  private static final long serialVersionUID = 1;

  private final transient Simulation simulation;
  private final transient Calendar calendar;
  private double until;

  /**
   * Makes one. DSOL's constructor removes its log category and adds it anew, in a map that all
   * simulators share: of two threads that do so at once, one may find the category gone and fail.
   */
  static EventLoop of(Calendar calendar, Simulation simulation) {
    synchronized (EventLoop.class) {
      return new EventLoop(calendar, simulation);
    }
  }

  private EventLoop(Calendar calendar, Simulation simulation) {
    super("archsim");
    this.calendar = calendar;
    this.simulation = simulation;
    simulatorTime = 0.0;
    eventList = new CalendarAsEventList(simulation.clock("DSOL"));
  }

  void runUntil(double time) {
    until = Math.min(time, Double.MAX_VALUE); // an empty calendar has its first event at infinity
    run();
  }

  @Override
  public void run() {
    Runnable next = calendar.removeFirst(until);
    while (next != null) {
      simulation.execute(next, calendar.firstTime());
      next = calendar.removeFirst(until);
    }
    simulation.now = Math.max(simulation.now, until);
  }

  @Override
  public Double getSimulatorTime() {
    return simulation.now();
  }

  // DSOL would format a string for every event, and reads the time from a field that we would have
  // to box at every event.

  @Override
  public SimEventInterface<Double> scheduleEvent(SimEventInterface<Double> event) {
    double time = event.getAbsoluteExecutionTime();
    if (!(time >= simulation.now() && time < Double.POSITIVE_INFINITY)) {
      throw new IllegalStateException(
          "an event scheduled through DSOL for %s s at %s s".formatted(time, simulation.now()));
    }
    eventList.add(event);
    return event;
  }

  @Override
  public SimEventInterface<Double> scheduleEventRel(
      Double delay, short priority, Executable executable) {
    simulatorTime = simulation.now();
    return super.scheduleEventRel(delay, priority, executable);
  }

  @Override
  public SimEventInterface<Double> scheduleEventRel(
      Double delay, short priority, Object target, String method, Object @Nullable [] arguments) {
    simulatorTime = simulation.now();
    return super.scheduleEventRel(delay, priority, target, method, arguments);
  }

  @Override
  public SimEventInterface<Double> scheduleEventNow(short priority, Executable executable) {
    simulatorTime = simulation.now();
    return super.scheduleEventNow(priority, executable);
  }

  @Override
  public SimEventInterface<Double> scheduleEventNow(
      short priority, Object target, String method, Object @Nullable [] arguments) {
    simulatorTime = simulation.now();
    return super.scheduleEventNow(priority, target, method, arguments);
  }

  /** The calendar through DSOL's eyes: it shows DSOL's events only. */
  private static final class CalendarAsEventList implements EventListInterface<Double> {
    private final Clock clock;
    private final IdentityHashMap<SimEventInterface<Double>, Timer> timers =
        new IdentityHashMap<>();

    CalendarAsEventList(Clock clock) {
      this.clock = clock;
    }

    @Override
    public void add(SimEventInterface<Double> event) {
      Timer timer = clock.timer(() -> execute(event));
      timers.put(event, timer);
      int rank = Calendar.NORMAL_RANK + SimEventInterface.NORMAL_PRIORITY - event.getPriority();
      timer.startAt(event.getAbsoluteExecutionTime(), rank);
    }

    private void execute(SimEventInterface<Double> event) {
      timers.remove(event);
      event.execute();
    }

    @Override
    public boolean contains(SimEventInterface<Double> event) {
      return timers.containsKey(event);
    }

    @Override
    public void clear() {
      inOrder().forEach(this::remove);
    }

    @Override
    public boolean isEmpty() {
      return timers.isEmpty();
    }

    @Override
    public Iterator<SimEventInterface<Double>> iterator() {
      return inOrder().iterator();
    }

    @Override
    public boolean remove(SimEventInterface<Double> event) {
      Timer timer = timers.remove(event);
      if (timer == null) {
        return false;
      }
      timer.cancel();
      return true;
    }

    @Override
    public int size() {
      return timers.size();
    }

    @Override
    public @Nullable SimEventInterface<Double> first() {
      return isEmpty() ? null : inOrder().get(0);
    }

    @Override
    public @Nullable SimEventInterface<Double> removeFirst() {
      SimEventInterface<Double> first = first();
      if (first != null) {
        remove(first);
      }
      return first;
    }

    private List<SimEventInterface<Double>> inOrder() {
      Map<SimEventInterface<Double>, Boolean> sorted = new TreeMap<>();
      timers.keySet().forEach(event -> sorted.put(event, true));
      return new ArrayList<>(sorted.keySet());
    }
  }
}
