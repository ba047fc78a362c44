package archsim.components.service;

import archsim.components.ResourceStatistics;
import archsim.core.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a replica is up, who is in it, and what they take: connections, memory, garbage. One that
 * needs more memory than it has, or that is struck, is killed: whoever is in it fails at once,
 * those who wait first, so that nobody begins in what is gone; after a while it begins again,
 * empty. Replicas of which nothing of this was said have none.
 */
final class Lifecycle {
  private final Clock clock;
  private final Parts parts;
  private final @Nullable Memory memory;
  private final @Nullable Collector collector;
  private final ResourceStatistics.@Nullable Meter connections;
  private Stay[] roster = new Stay[8];
  private int inside;
  private int connected;
  private boolean up = true;
  private Runnable whenKilled = () -> {};
  private final List<Watcher> watchers = new ArrayList<>();
  private boolean checking;

  /**
   * What the lifecycles of one service share.
   *
   * @param startup seconds from the kill of a replica to its new begin
   * @param maxConnections requests inside a replica
   * @param killedPart of time accounts: what was lost to a kill
   */
  record Parts(
      DoubleSupplier startup, int maxConnections, int killedPart, Consumer<String> journal) {}

  Lifecycle(
      Clock clock,
      Parts parts,
      @Nullable Memory memory,
      @Nullable Collector collector,
      ResourceStatistics.@Nullable Meter connections) {
    this.clock = clock;
    this.parts = parts;
    this.memory = memory;
    this.collector = collector;
    this.connections = connections;
  }

  boolean isUp() {
    return up;
  }

  int killedPart() {
    return parts.killedPart();
  }

  /** Takes a visit in; false where the replica is down, or has as many connections as it may. */
  boolean enter(Visit visit) {
    if (!up || connected >= parts.maxConnections()) {
      return false;
    }
    connect(connected + 1);
    add(visit);
    return true;
  }

  /** Takes a branch of a visit in, which needs no connection of its own. */
  void add(Visit visit) {
    Stay stay = new Stay(visit);
    visit.setStay(stay);
    if (inside == roster.length) {
      roster = Arrays.copyOf(roster, 2 * inside);
    }
    stay.place = inside;
    roster[inside++] = stay;
  }

  /** A visit begins. */
  void begins(Visit visit, Stay stay) {
    if (memory != null) {
      stay.bytes = memory.take(visit.request());
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
  @SuppressWarnings("NullAway") // a slot past the end holds nothing
  void leaves(Visit visit, Stay stay) {
    Stay last = roster[--inside];
    roster[stay.place] = last;
    last.place = stay.place;
    roster[inside] = null;
    if (!visit.isBranch()) {
      connect(connected - 1);
    }
    if (memory != null && stay.bytes > 0) {
      memory.giveBack(stay.bytes);
    }
  }

  void claim(Visit visit, Stay stay) {
    if (connections != null && !visit.isBranch()) {
      connections.claim();
    }
    if (memory != null) {
      memory.claim(stay.bytes);
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
    if (up && memory != null && memory.isExceeded()) {
      kill(", out of memory: " + memory.usage());
      revive();
    }
  }

  /** Who is told when it goes down, before what is in it fails, and when it is up again. */
  @FunctionalInterface
  interface Watcher {
    void changed(boolean isUp);
  }

  void watch(Watcher watcher) {
    watchers.add(watcher);
  }

  /** Says what else happens when it is killed. */
  void whenKilled(Runnable action) {
    whenKilled = action;
  }

  /**
   * Kills the replica, which is up: whoever is in it fails at once.
   *
   * @param why it happens, after the word killed
   */
  void kill(String why) {
    up = false;
    whenKilled.run();
    watchers.forEach(each -> each.changed(false));
    parts.journal().accept("killed" + why);
    Stay[] all = Arrays.copyOf(roster, inside);
    for (Stay stay : all) {
      if (!stay.visit.hasBegun()) {
        stay.visit.request().kill();
      }
    }
    for (Stay stay : all) {
      stay.visit.request().kill();
    }
    if (collector != null) {
      collector.reset();
    }
    if (memory != null) {
      memory.end();
    }
  }

  /** Lets a killed replica begin again. */
  void revive() {
    clock.schedule(parts.startup().getAsDouble(), this::begin);
  }

  private void begin() {
    up = true;
    if (memory != null) {
      memory.begin();
    }
    parts.journal().accept("is up again");
    watchers.forEach(each -> each.changed(true));
  }
}
