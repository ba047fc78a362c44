package archsim.components.unit;

import archsim.components.measure.ResourceStatistics;
import archsim.components.model.Wiring;
import archsim.core.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The units of a component in one run, by their numbers: killed and up again, joining and leaving.
 * What is measured of each is measured while it is there.
 *
 * @param <L> what a unit is
 */
public final class Units<L extends Unit.Life> {
  private static final String DRAINED_TOO_LONG = ", still busy at the end of its drain time";

  private final Wiring wiring;
  private final Clock clock;
  private final int atFirst;
  private final @Nullable DoubleSupplier startup;
  private final List<ResourceStatistics> resources = new ArrayList<>();
  private final List<Unit> units = new ArrayList<>();
  private final List<L> lives = new ArrayList<>();
  private final List<Watcher> watchers = new ArrayList<>();
  private @Nullable Function<Unit, L> maker;
  private double drain = Double.POSITIVE_INFINITY;
  private boolean allUp = true;

  /** Where a unit is in its life. */
  public enum State {
    /** It has joined, and does not serve yet. */
    STARTING,
    /** It serves. */
    UP,
    /** It is sent nothing new, and goes when those in it have ended. */
    DRAINING,
    /** It was killed, and is going to be up again. */
    DOWN,
    /** It has left. */
    GONE
  }

  /** Who is told that a unit changed; that it went down, before those in it fail. */
  @FunctionalInterface
  public interface Watcher {
    void changed(int index, State state);
  }

  /**
   * None so far.
   *
   * @param atFirst how many there are to be
   * @param startup seconds from the new begin of a unit until it is up, null for none
   */
  public Units(Wiring wiring, int atFirst, @Nullable DoubleSupplier startup) {
    this.wiring = wiring;
    this.atFirst = atFirst;
    this.startup = startup;
    clock = wiring.clock();
  }

  /** Says after how many seconds of draining a unit that leaves is killed. */
  public void drainsFor(double seconds) {
    drain = seconds;
  }

  /**
   * Measures a resource that each unit has.
   *
   * @param capacity of one unit
   */
  public ResourceStatistics resource(String resource, double capacity) {
    ResourceStatistics statistics = wiring.resource(resource, capacity, atFirst);
    resources.add(statistics);
    return statistics;
  }

  /** Makes those that are there at first, which are up, and says how others are made. */
  public void fill(Function<Unit, L> newMaker) {
    maker = newMaker;
    for (int i = 0; i < atFirst; i++) {
      add();
    }
  }

  private Unit add() {
    if (maker == null) {
      throw new IllegalStateException("nobody said how units of " + wiring.name() + " are made");
    }
    Unit unit = new Unit(this, units.size());
    units.add(unit);
    lives.add(maker.apply(unit));
    return unit;
  }

  /** How many there ever were. */
  public int count() {
    return units.size();
  }

  public L get(int index) {
    return lives.get(index);
  }

  public State state(int index) {
    return units.get(index).state();
  }

  public boolean areAllUp() {
    return allUp;
  }

  /** What results call a unit: as the component, with its number where there are several. */
  public String name(int index) {
    return count() == 1 ? wiring.name() : wiring.name() + "-" + (index + 1);
  }

  public void watch(Watcher watcher) {
    watchers.add(watcher);
  }

  private void change(Unit unit, State state) {
    unit.is(state);
    allUp = units.stream().allMatch(Unit::isUp);
    watchers.forEach(each -> each.changed(unit.index(), state));
  }

  /** Writes down that something happened to a unit. */
  public void tell(Unit unit, String what) {
    wiring.journal(unit.name() + what);
  }

  /** Does something unless the unit has changed by then. */
  private void later(Unit unit, double seconds, Runnable action) {
    int changes = unit.changes();
    clock.schedule(
        seconds,
        () -> {
          if (unit.changes() == changes) {
            action.run();
          }
        });
  }

  /**
   * Kills so many units that serve, those of the lowest numbers, and lets each begin again.
   *
   * @param lasts seconds from the kill to the new begin
   */
  public void kill(int count, double lasts) {
    int left = count;
    for (int i = 0; i < count() && left > 0; i++) {
      if (units.get(i).serves()) {
        left--;
        kill(i, "");
        int killed = i;
        later(units.get(i), lasts, () -> revive(killed));
      }
    }
  }

  /**
   * Kills a unit that serves: whoever is in it fails at once. One that was draining is gone.
   *
   * @param why it happens, after the word killed
   */
  public void kill(int index, String why) {
    Unit unit = units.get(index);
    L life = lives.get(index);
    boolean leaves = !unit.isUp();
    life.goesDown();
    change(unit, State.DOWN);
    tell(unit, " killed" + why);
    unit.failAll();
    life.isDown();
    if (leaves) {
      goes(unit);
    }
  }

  /** Lets a killed unit begin again, unless it has left; it is up once it has started. */
  public void revive(int index) {
    if (state(index) == State.DOWN) {
      start(units.get(index), " is up again");
    }
  }

  private void start(Unit unit, String what) {
    if (startup == null) {
      begin(unit, what);
    } else {
      later(unit, startup.getAsDouble(), () -> begin(unit, what));
    }
  }

  private void begin(Unit unit, String what) {
    unit.is(State.UP);
    tell(unit, what);
    lives.get(unit.index()).begins();
    change(unit, State.UP);
  }

  /** So many join, in the places of some that are gone first; each is up once it has started. */
  public void join(int count) {
    int left = count;
    for (int i = 0; left > 0; i++) {
      if (i == count() || state(i) == State.GONE) {
        left--;
        Unit unit = enter(i);
        lives.get(i).joins();
        change(unit, State.STARTING);
        start(unit, " is up");
      }
    }
  }

  /**
   * So many leave, those of the highest numbers first, and drain before they go; at least one
   * stays.
   */
  public void leave(int count) {
    int leaving = (int) Math.min(count, units.stream().filter(Unit::isMember).count() - 1);
    for (int i = count() - 1; leaving > 0; i--) {
      Unit unit = units.get(i);
      if (unit.isMember()) {
        leaving--;
        drain(i);
        if (unit.serves()) {
          later(unit, drain, () -> kill(unit.index(), DRAINED_TOO_LONG));
        }
      }
    }
  }

  /** Another unit is there, up and empty: in the place of this number. */
  public void add(int index) {
    Unit unit = enter(index);
    if (!unit.isUp()) {
      change(unit, State.UP);
    }
  }

  private Unit enter(int index) {
    if (index == count()) {
      resources.forEach(each -> each.join(clock.now()));
      return add();
    }
    if (state(index) == State.GONE) {
      setPresent(index, true);
    }
    return units.get(index);
  }

  /** It is sent nothing more, and is gone when all that are in it have ended. */
  public void drain(int index) {
    Unit unit = units.get(index);
    if (unit.isUp()) {
      change(unit, State.DRAINING);
    }
    if (unit.isEmpty()) {
      goes(unit);
    }
  }

  /** The last one has left a unit that drains. */
  void isIdle(Unit unit) {
    // What it held is given back first.
    clock.soon(() -> goesIfIdle(unit));
  }

  private void goesIfIdle(Unit unit) {
    if (unit.state() == State.DRAINING && unit.isEmpty()) {
      goes(unit);
    }
  }

  private void goes(Unit unit) {
    if (unit.state() != State.GONE) {
      change(unit, State.GONE);
      lives.get(unit.index()).isGone();
      setPresent(unit.index(), false);
    }
  }

  private void setPresent(int index, boolean present) {
    resources.forEach(each -> each.replica(index).setPresent(clock.now(), present));
  }
}
