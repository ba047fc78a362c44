package archsim.components.queue;

import archsim.core.Clock;
import archsim.core.Timer;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Messages that may not be handed out yet, by the time when they may. */
final class Delays {
  private final Clock clock;
  private final Consumer<Message> release;
  private final Timer timer;
  private final PriorityQueue<Delayed> messages =
      new PriorityQueue<>(
          Comparator.comparingDouble(Delayed::until).thenComparingLong(Delayed::number));
  private long number;

  /**
   * A message that may not be handed out before a time.
   *
   * @param number in the order of acknowledgement
   */
  private record Delayed(Message message, double until, long number) {}

  Delays(Clock clock, Consumer<Message> release) {
    this.clock = clock;
    this.release = release;
    timer = clock.timer(this::isOver);
  }

  /** Holds a message back for so many seconds. */
  void add(Message message, double delay) {
    Delayed first = messages.peek();
    double until = clock.now() + delay;
    messages.add(new Delayed(message, until, number++));
    if (first == null || until < first.until()) {
      timer.start(delay);
    }
  }

  private void isOver() {
    Delayed first = messages.peek();
    while (first != null && first.until() <= clock.now()) {
      messages.remove();
      release.accept(first.message());
      first = messages.peek();
    }
    if (first != null) {
      timer.start(Math.max(0, first.until() - clock.now()));
    }
  }
}
