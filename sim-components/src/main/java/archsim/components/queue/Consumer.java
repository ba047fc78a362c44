package archsim.components.queue;

import archsim.components.demand.Consumption;
import archsim.components.flow.Component;
import archsim.components.flow.Edge;
import archsim.components.flow.Handler;
import archsim.components.flow.Request;
import archsim.components.measure.Outcome;
import archsim.components.queue.Delivery.State;
import archsim.components.unit.Replicated;
import archsim.components.unit.Units;
import archsim.core.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the consumers of a group: it has some messages in its hands, and processes up to a batch
 * of them at a time, without waiting for a batch to be full.
 */
final class Consumer {
  private final Group group;
  private final Clock clock;
  private final Edge edge;
  private final Consumption way;
  private final Deque<Delivery> next = new ArrayDeque<>();
  private final Deque<Partitions.Partition> lines = new ArrayDeque<>();
  private final Replicated all;
  private final int index;
  private final Handler replica;
  private int held;
  private boolean live;
  private boolean waking;
  private boolean idle;
  private @Nullable Batch current;

  /**
   * @param edge to what the service does with messages of the queue
   * @param replica its number in the service
   */
  Consumer(Group group, Clock clock, Edge edge, Consumption way, int replica) {
    this.group = group;
    this.clock = clock;
    this.edge = edge;
    this.way = way;
    Component target = edge.target();
    if (!(target instanceof Replicated all)) {
      throw new IllegalStateException("messages go to replicas, not to " + edge.to());
    }
    this.all = all;
    index = replica;
    this.replica = all.replica(replica);
    live = all.isUp(replica);
  }

  boolean isLive() {
    return live;
  }

  /** Messages in its hands, those that it processes among them. */
  int held() {
    return held;
  }

  /** The partitions of which it may take a message. */
  Deque<Partitions.Partition> lines() {
    return lines;
  }

  /** Whether it stands in line for a message. */
  boolean isIdle() {
    return idle;
  }

  void setIdle(boolean isIdle) {
    idle = isIdle;
  }

  /** Looks for messages before the time moves on; false where it is down. */
  boolean wake() {
    if (live && !waking) {
      waking = true;
      clock.soon(this::pull);
    }
    return live;
  }

  private void pull() {
    waking = false;
    if (!live || group.isPaused()) {
      return;
    }
    Delivery delivery = held < way.prefetch() ? group.sharing().next(this) : null;
    while (delivery != null) {
      group.handedOut(delivery);
      next.addLast(delivery);
      held++;
      delivery = held < way.prefetch() ? group.sharing().next(this) : null;
    }
    if (held < way.prefetch()) {
      group.sharing().hasRoom(this);
    }
    if (current == null && !next.isEmpty()) {
      begin();
    }
  }

  private void begin() {
    List<Delivery> deliveries = new ArrayList<>(Math.min(way.batch(), next.size()));
    while (deliveries.size() < way.batch() && !next.isEmpty()) {
      deliveries.add(next.removeFirst());
    }
    Batch batch = new Batch(this, deliveries);
    current = batch;
    group.begins(deliveries);
    Message first = deliveries.get(0).message;
    Request request = edge.openLater(first.root, first.origin, batch);
    batch.begins(request);
    edge.deliver(request, replica);
  }

  /** Its batch ended. */
  void ended(Batch batch, Outcome outcome) {
    current = null;
    List<Delivery> deliveries = batch.deliveries();
    group.ended(deliveries.size());
    switch (outcome) {
      case OK -> deliveries.forEach(this::processed);
      case REJECTED -> failed(deliveries, false);
      case FAILED, TIMED_OUT, CANCELLED -> failed(deliveries, true);
    }
    endsItsOwn();
    wake();
  }

  private void processed(Delivery delivery) {
    held--;
    group.processed(delivery);
  }

  /**
   * Its steps did not end OK.
   *
   * @param touched whether they may have begun
   */
  private void failed(List<Delivery> deliveries, boolean touched) {
    for (int i = deliveries.size() - 1; i >= 0; i--) {
      Delivery delivery = deliveries.get(i);
      delivery.touched |= touched;
      if (way.acknowledgesFirst()) {
        held--;
        group.lost(delivery);
      } else if (group.isTriedEnough(delivery)) {
        held--;
        group.triedEnough(delivery);
      } else if (live && group.sharing().keeps(this, delivery)) {
        delivery.waitingSince = clock.now();
        next.addFirst(delivery);
      } else {
        held--;
        group.giveBack(delivery);
      }
    }
  }

  /** Gives back what it has not begun of a partition that another one gets. */
  void surrender(int partition) {
    List<Delivery> given = new ArrayList<>();
    for (Delivery delivery : next) {
      if (delivery.message.partition == partition) {
        given.add(delivery);
      }
    }
    next.removeAll(given);
    giveBack(given);
  }

  private void giveBack(List<Delivery> given) {
    for (int i = given.size() - 1; i >= 0; i--) {
      held--;
      group.giveBack(given.get(i));
    }
  }

  /** Its replica went down: what was in its hands is lost, or goes to others. */
  void die() {
    live = false;
    List<Delivery> begun = List.of();
    if (current != null) {
      current.abandon();
      begun = current.deliveries();
      current = null;
      group.ended(begun.size());
    }
    List<Delivery> notBegun = new ArrayList<>(next);
    next.clear();
    List<Delivery> back = new ArrayList<>();
    for (Delivery delivery : begun) {
      delivery.touched = true;
      if (!way.acknowledgesFirst() && group.isTriedEnough(delivery)) {
        held--;
        group.triedEnough(delivery);
      } else {
        back.add(delivery);
      }
    }
    back.addAll(notBegun);
    if (way.acknowledgesFirst()) {
      held -= back.size();
      back.forEach(group::lost);
    } else {
      giveBack(back);
    }
  }

  /** Its replica is up, for the first time or again. */
  void revive() {
    live = true;
  }

  /**
   * Its replica drains: it takes nothing more and ends what it has begun; what it has not, others
   * do, or itself where nobody else would as it is acknowledged.
   */
  void retire() {
    live = false;
    if (!way.acknowledgesFirst()) {
      List<Delivery> notBegun = new ArrayList<>(next);
      next.clear();
      giveBack(notBegun);
    }
    endsItsOwn();
  }

  private void endsItsOwn() {
    if (!live && current == null && !next.isEmpty()) {
      begin();
    }
  }

  /** Whether its replica has not left. */
  boolean isThere() {
    return all.state(index) != Units.State.GONE;
  }

  /** How many of the messages in its hands are really there, for the laws. */
  int inHands() {
    int count = current == null ? 0 : current.deliveries().size();
    for (Delivery delivery : next) {
      count += delivery.state == State.HELD ? 1 : 0;
    }
    return count;
  }
}
