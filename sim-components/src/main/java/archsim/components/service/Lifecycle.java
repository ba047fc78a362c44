package archsim.components.service;

import archsim.components.measure.ResourceStatistics;
import archsim.components.unit.Unit;
import archsim.components.unit.Units;
import archsim.core.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a replica, and what they take: connections, memory, garbage. One that needs more memory
 * than it has is killed. Replicas of which nothing of this was said have none.
 */
final class Lifecycle {
  private final Clock clock;
  private final Units<?> units;
  private final Unit unit;
  private final int maxConnections;
  private final int killedPart;
  private final @Nullable Memory memory;
  private final @Nullable Collector collector;
  private final ResourceStatistics.@Nullable Meter connections;
  private int connected;
  private boolean checking;

  /**
   * @param maxConnections requests inside
   * @param killedPart of time accounts: what was lost to a kill
   */
  Lifecycle(
      Clock clock,
      Units<?> units,
      Unit unit,
      int maxConnections,
      int killedPart,
      @Nullable Memory memory,
      @Nullable Collector collector,
      ResourceStatistics.@Nullable Meter connections) {
    this.clock = clock;
    this.units = units;
    this.unit = unit;
    this.maxConnections = maxConnections;
    this.killedPart = killedPart;
    this.memory = memory;
    this.collector = collector;
    this.connections = connections;
  }

  int killedPart() {
    return killedPart;
  }

  /** Takes a visit in; false where the replica is down, or has as many connections as it may. */
  boolean enter(Visit visit) {
    if (!unit.serves() || connected >= maxConnections) {
      return false;
    }
    connect(connected + 1);
    add(visit);
    return true;
  }

  /** Takes a branch of a visit in, which needs no connection of its own. */
  void add(Visit visit) {
    VisitSeat seat = new VisitSeat(visit);
    visit.setSeat(seat);
    unit.enter(seat);
  }

  /** A visit begins. */
  void begins(Visit visit, VisitSeat seat) {
    if (memory != null) {
      seat.bytes = memory.take(visit.request());
      if (memory.isExceeded() && !checking) {
        checking = true;
        clock.soon(this::check);
      }
    }
    if (collector != null) {
      collector.allocate(visit.request());
    }
  }

  /** A visit ends. */
  void leaves(Visit visit, VisitSeat seat) {
    unit.leave(seat);
    if (!visit.isBranch()) {
      connect(connected - 1);
    }
    if (memory != null && seat.bytes > 0) {
      memory.giveBack(seat.bytes);
    }
  }

  void claim(Visit visit, VisitSeat seat) {
    if (connections != null && !visit.isBranch()) {
      connections.claim();
    }
    if (memory != null) {
      memory.claim(seat.bytes);
    }
  }

  private void connect(int count) {
    connected = count;
    if (connections != null) {
      connections.set(clock.now(), count, 0);
    }
  }

  // Within one instant one may begin before another ends, which takes no memory at any time.
  private void check() {
    checking = false;
    if (unit.serves() && memory != null && memory.isExceeded()) {
      units.kill(unit.index(), ", out of memory: " + memory.usage());
      units.revive(unit.index());
    }
  }

  /** Nobody is in it any more, and it does nothing until it begins. */
  void isDown() {
    if (collector != null) {
      collector.reset();
    }
    if (memory != null) {
      memory.isDown();
    }
  }

  /** It has left, and there is nothing of it any more. */
  void isGone() {
    isDown();
    if (memory != null) {
      memory.isGone();
    }
    units.tell(unit, " is gone");
  }

  void begins() {
    if (memory != null) {
      memory.begin();
    }
  }
}
