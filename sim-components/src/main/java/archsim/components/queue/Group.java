package archsim.components.queue;

import archsim.components.demand.Consumption;
import archsim.components.flow.Edge;
import archsim.components.measure.ResourceStatistics;
import archsim.components.model.Wiring;
import archsim.components.queue.Delivery.State;
import archsim.components.unit.Replicated;
import archsim.components.unit.Units;
import archsim.core.Clock;
import archsim.core.Timer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Consumers that share the messages of a queue; every group gets every message. */
final class Group {
  private final Broker broker;
  private final Clock clock;
  private final String name;
  private final int index;
  private final Sharing sharing;
  private final @Nullable Slots slots;
  private final Map<String, Edge> edges = new LinkedHashMap<>();
  private final Map<Slots.Slot, List<Consumer>> byReplica = new LinkedHashMap<>();
  private final List<Consumer> consumers = new ArrayList<>();
  private final ResourceStatistics.@Nullable Meter meter;
  private final Timer rebalanced;
  private final double pause;
  private final int maxDeliveries;
  private boolean paused;
  private boolean changing;
  private int busy;
  private int running;
  private int available;
  private final Tally tally;

  /**
   * @param slots null for the group of a queue that nobody consumes
   * @param index its number in the queue
   * @param resource how its consumers are called as a resource
   */
  Group(
      Broker broker,
      BrokerSpec spec,
      Wiring wiring,
      Books books,
      String name,
      @Nullable Slots slots,
      int index,
      String resource) {
    this.broker = broker;
    this.name = name;
    this.index = index;
    tally = new Tally(books);
    this.slots = slots;
    clock = wiring.clock();
    pause = spec.rebalance();
    maxDeliveries = spec.maxDeliveries();
    rebalanced = clock.timer(this::share);
    sharing = spec.order() == Order.BY_KEY ? new Keys() : new Partitions(spec.partitions());
    if (slots == null) {
      meter = null;
    } else {
      slots.ways().keySet().forEach(each -> edges.put(each, wiring.edge(each, wiring.name())));
      meter = wiring.resource(resource, slots.useful(), 1).replica(0);
    }
  }

  /** Meets its consumers, once all components are there. */
  void open() {
    if (slots == null) {
      return;
    }
    slots.slots().forEach(this::add);
    order();
    edges.forEach(
        (service, edge) -> {
          if (edge.target() instanceof Replicated replicas) {
            replicas.watch((replica, state) -> changed(new Slots.Slot(service, replica), state));
          }
        });
    share();
  }

  private void add(Slots.Slot slot) {
    Edge edge = edges.get(slot.service());
    Consumption way = slots == null ? null : slots.ways().get(slot.service());
    if (edge != null && way != null) {
      byReplica
          .computeIfAbsent(slot, any -> new ArrayList<>())
          .add(new Consumer(this, clock, edge, way, slot.replica()));
    }
  }

  /** First one of each replica, then a second one of each. */
  private void order() {
    consumers.clear();
    for (int round = 0, before = -1; before < consumers.size(); round++) {
      before = consumers.size();
      for (List<Consumer> each : byReplica.values()) {
        consumers.addAll(
            each.subList(Math.min(round, each.size()), Math.min(round + 1, each.size())));
      }
    }
  }

  private void changed(Slots.Slot slot, Units.State state) {
    long live = consumers.stream().filter(Consumer::isLive).count();
    if (state == Units.State.UP && !byReplica.containsKey(slot)) {
      consumersOf(new Slots.Slot(slot.service(), 0)).forEach(any -> add(slot));
      order();
    }
    for (Consumer each : consumersOf(slot)) {
      switch (state) {
        case UP -> each.revive();
        case DRAINING -> each.retire();
        case DOWN, GONE -> each.die();
        case STARTING -> {}
      }
    }
    offer();
    if (consumers.stream().filter(Consumer::isLive).count() == live) {
      return;
    }
    if (pause > 0) {
      paused = true;
      rebalanced.start(pause);
    } else if (!changing) {
      changing = true;
      clock.soon(this::share);
    }
  }

  private List<Consumer> consumersOf(Slots.Slot slot) {
    return byReplica.getOrDefault(slot, List.of());
  }

  private void offer() {
    if (meter != null && slots != null) {
      int there = (int) consumers.stream().filter(Consumer::isThere).count();
      meter.offer(clock.now(), (double) slots.useful(there) / slots.useful());
    }
  }

  private void share() {
    paused = false;
    changing = false;
    sharing.share(consumers.stream().filter(Consumer::isLive).toList());
  }

  /** Whether nothing is handed out, because partitions change their owners. */
  boolean isPaused() {
    return paused;
  }

  Sharing sharing() {
    return sharing;
  }

  /** A message came, which may have to wait before it is handed out. */
  void published() {
    tally.published();
  }

  /** A message may be handed out. */
  void release(Message message) {
    Delivery delivery = message.deliveries[index];
    if (delivery.state == State.DELAYED) {
      available++;
      line(delivery);
      sharing.add(delivery);
      level();
    }
  }

  private void line(Delivery delivery) {
    delivery.state = State.WAITING;
    delivery.waitingSince = clock.now();
  }

  /** A message is in the hands of a consumer. */
  void handedOut(Delivery delivery) {
    delivery.state = State.HELD;
  }

  /** The processing of messages begins. */
  void begins(List<Delivery> deliveries) {
    busy++;
    running += deliveries.size();
    level();
    for (Delivery delivery : deliveries) {
      if (meter != null) {
        meter.waited(clock.now() - delivery.waitingSince);
      }
      if (++delivery.count > 1) {
        tally.redelivered();
      }
    }
  }

  /** The processing of so many messages ended. */
  void ended(int messages) {
    busy--;
    running -= messages;
    level();
  }

  /** A message was processed. */
  void processed(Delivery delivery) {
    tally.processed(delivery, clock.now());
    letGo(delivery);
  }

  /** A message was acknowledged before its processing, which failed. */
  void lost(Delivery delivery) {
    tally.lost();
    letGo(delivery);
  }

  /** Whether a message has had all its deliveries. */
  boolean isTriedEnough(Delivery delivery) {
    return delivery.count >= maxDeliveries;
  }

  /** A message goes to the dead letters, or is dropped. */
  void triedEnough(Delivery delivery) {
    tally.triedEnough(broker.bury(delivery.message));
    letGo(delivery);
  }

  /** A message that was handed out is the first in line again, or its time is over. */
  void giveBack(Delivery delivery) {
    if (broker.isOver(delivery.message)) {
      tally.expired();
      letGo(delivery);
    } else {
      line(delivery);
      sharing.giveBack(delivery);
    }
  }

  /** Drops a message whose time is over, unless it is in the hands of a consumer. */
  void expire(Message message) {
    Delivery delivery = message.deliveries[index];
    switch (delivery.state) {
      case DELAYED -> {
        tally.expired();
        delivery.state = State.ENDED;
        broker.letGo(message);
      }
      case WAITING -> {
        tally.expired();
        delivery.state = State.ENDED;
        available--;
        level();
        sharing.dropped(delivery);
        broker.letGo(message);
      }
      case HELD, ENDED -> {}
    }
  }

  private void letGo(Delivery delivery) {
    delivery.state = State.ENDED;
    available--;
    level();
    sharing.done(delivery);
    broker.letGo(delivery.message);
  }

  private void level() {
    if (meter != null) {
      int waiting = available - running;
      meter.own(busy + waiting);
      meter.set(clock.now(), busy, waiting);
    }
  }

  /** The law that does not hold, null where all do. */
  @Nullable String brokenLaw(Inside inside) {
    String broken = tally.brokenLaw(inside.count(each -> stateOf(each) != State.ENDED));
    if (broken != null) {
      return "group %s: %s".formatted(name, broken);
    }
    long held = consumers.stream().mapToInt(Consumer::held).sum();
    long inHands = consumers.stream().mapToInt(Consumer::inHands).sum();
    long really = inside.count(each -> stateOf(each) == State.HELD);
    return held == really && inHands == really
        ? null
        : "group %s: %s messages are handed out, consumers count %s and have %s"
            .formatted(name, really, held, inHands);
  }

  private State stateOf(Message message) {
    return message.deliveries[index].state;
  }
}
