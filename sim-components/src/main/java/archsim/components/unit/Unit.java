package archsim.components.unit;

import archsim.components.flow.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the equal parts of a component, such as a replica or a server: where it is in its life,
 * and who is in it. Whoever has something that can happen to its units lets all enter and leave.
 */
public final class Unit {
  private static final int LAST_ROUND = 2;

  private final Units<?> units;
  private final int index;
  private final List<Seat> roster = new ArrayList<>(0);
  private Units.State state = Units.State.UP;
  private int changes;

  /** What a kind does when one of its units comes or goes. */
  public interface Life {
    /** It is about to be killed, and still has all who are in it. */
    default void goesDown() {}

    /** It was killed, and nobody is in it any more. */
    default void isDown() {}

    /** It has joined a running system, where it knows nothing of what was there before. */
    default void joins() {}

    /** It is up, and empty. */
    default void begins() {}

    /** It has left; there may be another one in its place later. */
    default void isGone() {}
  }

  /** Who can be in a unit. */
  public interface Guest {
    Request request();

    /**
     * In which round it fails when the unit is killed, from 0 to 2: those who wait before those
     * whom they wait for, so that nobody begins in what is gone.
     */
    int round();
  }

  /** The place of a guest in a unit. */
  public static class Seat {
    private final Guest guest;
    private int place = -1;

    public Seat(Guest guest) {
      this.guest = guest;
    }
  }

  Unit(Units<?> units, int index) {
    this.units = units;
    this.index = index;
  }

  /** Its number in the component, from 0, which stays its own. */
  public int index() {
    return index;
  }

  Units.State state() {
    return state;
  }

  void is(Units.State newState) {
    state = newState;
    changes++;
  }

  /** How often its state has changed. */
  int changes() {
    return changes;
  }

  /** Its name in results: that of the component, with its number where there are several. */
  public String name() {
    return units.name(index);
  }

  /** Whether it is sent what is new. */
  public boolean isUp() {
    return state == Units.State.UP;
  }

  /** Whether it takes what comes. */
  public boolean serves() {
    return state == Units.State.UP || state == Units.State.DRAINING;
  }

  /** Whether it belongs to the component for as long as nobody decides otherwise. */
  boolean isMember() {
    return state != Units.State.DRAINING && state != Units.State.GONE;
  }

  boolean isEmpty() {
    return roster.isEmpty();
  }

  public void enter(Seat seat) {
    seat.place = roster.size();
    roster.add(seat);
  }

  public void leave(Seat seat) {
    Seat last = roster.remove(roster.size() - 1);
    if (last != seat) {
      roster.set(seat.place, last);
      last.place = seat.place;
    }
    seat.place = -1;
    if (state == Units.State.DRAINING && roster.isEmpty()) {
      units.isIdle(this);
    }
  }

  /** Whoever is in it fails at once. */
  void failAll() {
    for (int round = 0; round <= LAST_ROUND; round++) {
      for (Seat seat : List.copyOf(roster)) {
        if (seat.place >= 0 && (round == LAST_ROUND || seat.guest.round() == round)) {
          seat.guest.request().kill();
        }
      }
    }
  }
}
