package archsim.components.queue;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * All consumers compete for all messages; of each key one message at a time is in the hands of a
 * consumer, and the others of that key wait until the group is done with it.
 */
final class Keys implements Sharing {
  private final Deque<Ready> ready = new ArrayDeque<>();
  private final Map<Long, Line> lines = new LinkedHashMap<>();
  private final Deque<Consumer> idle = new ArrayDeque<>();

  /** The messages of one key. */
  private static final class Line implements Ready {
    private final PriorityQueue<Delivery> waiting =
        new PriorityQueue<>(Comparator.comparingLong((Delivery each) -> each.message.number));
    private boolean held;
    private boolean enlisted;

    @Override
    public @Nullable Delivery take() {
      enlisted = false;
      held = !isOver();
      return waiting.poll();
    }

    @Override
    public boolean isOver() {
      while (!waiting.isEmpty() && waiting.peek().isOver()) {
        waiting.remove();
      }
      return waiting.isEmpty();
    }
  }

  @Override
  public void add(Delivery delivery) {
    Long key = delivery.message.key;
    if (key == null) {
      ready.addLast(delivery);
      wakeOne();
      return;
    }
    Line line = lines.computeIfAbsent(key, any -> new Line());
    line.waiting.add(delivery);
    if (!line.held && !line.enlisted) {
      line.enlisted = true;
      ready.addLast(line);
      wakeOne();
    }
  }

  @Override
  public void giveBack(Delivery delivery) {
    Long key = delivery.message.key;
    if (key == null) {
      ready.addFirst(delivery);
      wakeOne();
    } else {
      Line line = lines.computeIfAbsent(key, any -> new Line());
      line.waiting.add(delivery);
      free(key, line);
    }
  }

  @Override
  public void done(Delivery delivery) {
    Long key = delivery.message.key;
    Line line = key == null ? null : lines.get(key);
    if (key != null && line != null) {
      free(key, line);
    }
  }

  /** No consumer has a message of the key in its hands any more. */
  private void free(Long key, Line line) {
    line.held = false;
    if (line.isOver()) {
      lines.remove(key);
    } else {
      line.enlisted = true;
      ready.addFirst(line);
      wakeOne();
    }
  }

  @Override
  public void dropped(Delivery delivery) {
    Long key = delivery.message.key;
    Line line = key == null ? null : lines.get(key);
    if (key != null && line != null && line.isOver() && !line.held) {
      lines.remove(key);
    }
    while (!ready.isEmpty() && ready.getFirst().isOver()) {
      ready.removeFirst();
    }
  }

  @Override
  public @Nullable Delivery next(Consumer consumer) {
    while (!ready.isEmpty()) {
      Delivery delivery = ready.removeFirst().take();
      if (delivery != null) {
        return delivery;
      }
    }
    return null;
  }

  @Override
  public void hasRoom(Consumer consumer) {
    if (!consumer.isIdle()) {
      consumer.setIdle(true);
      idle.addLast(consumer);
    }
  }

  private void wakeOne() {
    boolean woken = false;
    while (!woken && !idle.isEmpty()) {
      Consumer consumer = idle.removeFirst();
      consumer.setIdle(false);
      woken = consumer.wake();
    }
  }

  @Override
  public boolean keeps(Consumer consumer, Delivery delivery) {
    return true;
  }

  @Override
  public void share(List<Consumer> live) {
    live.forEach(Consumer::wake);
  }
}
