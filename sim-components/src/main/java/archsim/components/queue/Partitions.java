package archsim.components.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Each partition belongs to one consumer, so its messages are processed in order. When another one
 * gets it, what the first has begun ends before the other begins.
 */
final class Partitions implements Sharing {
  private final Partition[] partitions;

  /** One partition as one group sees it. */
  static final class Partition {
    private final Deque<Delivery> waiting = new ArrayDeque<>();
    private @Nullable Consumer owner;
    private @Nullable Consumer holder;
    private int inHands;
    private boolean enlisted;

    /** Its owner learns that it has something to hand out. */
    private void enlist() {
      if (owner != null && !enlisted && !waiting.isEmpty() && (inHands == 0 || holder == owner)) {
        enlisted = true;
        owner.lines().addLast(this);
        owner.wake();
      }
    }

    private void trim() {
      while (!waiting.isEmpty() && waiting.getFirst().isOver()) {
        waiting.removeFirst();
      }
    }

    private @Nullable Delivery take(Consumer consumer) {
      trim();
      if (waiting.isEmpty() || (inHands > 0 && holder != consumer)) {
        return null;
      }
      holder = consumer;
      inHands++;
      return waiting.removeFirst();
    }
  }

  Partitions(int count) {
    partitions = new Partition[count];
    for (int i = 0; i < count; i++) {
      partitions[i] = new Partition();
    }
  }

  private Partition of(Delivery delivery) {
    return partitions[delivery.message.partition];
  }

  @Override
  public void add(Delivery delivery) {
    Partition partition = of(delivery);
    partition.waiting.addLast(delivery);
    partition.enlist();
  }

  @Override
  public void giveBack(Delivery delivery) {
    Partition partition = of(delivery);
    partition.waiting.addFirst(delivery);
    partition.inHands--;
    partition.enlist();
  }

  @Override
  public void done(Delivery delivery) {
    Partition partition = of(delivery);
    partition.inHands--;
    partition.enlist();
  }

  @Override
  public void dropped(Delivery delivery) {
    of(delivery).trim();
  }

  /** In turns over the partitions of the consumer. */
  @Override
  public @Nullable Delivery next(Consumer consumer) {
    Deque<Partition> lines = consumer.lines();
    while (!lines.isEmpty()) {
      Partition partition = lines.removeFirst();
      partition.enlisted = false;
      Delivery delivery = partition.take(consumer);
      if (delivery != null) {
        partition.enlist();
        return delivery;
      }
    }
    return null;
  }

  @Override
  public void hasRoom(Consumer consumer) {}

  @Override
  public boolean keeps(Consumer consumer, Delivery delivery) {
    return of(delivery).owner == consumer;
  }

  /** The first partition to the first consumer, and so on in turns. */
  @Override
  public void share(List<Consumer> live) {
    for (int i = 0; i < partitions.length; i++) {
      Partition partition = partitions[i];
      Consumer before = partition.owner;
      partition.owner = live.isEmpty() ? null : live.get(i % live.size());
      if (before != null && before != partition.owner) {
        before.lines().remove(partition);
        partition.enlisted = false;
      }
      Consumer holder = partition.holder;
      if (partition.inHands > 0 && holder != null && holder != partition.owner) {
        holder.surrender(i);
      }
      partition.enlist();
    }
    live.forEach(Consumer::wake);
  }
}
