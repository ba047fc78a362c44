package archsim.components.queue;

import archsim.core.Clock;
import archsim.core.Timer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The messages inside, oldest first, and the time after which what still waits is dropped. */
final class Inside {
  private final Clock clock;
  private final double retention;
  private final Consumer<Message> expire;
  private final Timer timer;
  private @Nullable Message oldest;
  private @Nullable Message newest;
  private int count;

  /**
   * @param retention in seconds
   * @param expire lets go of all of a message that waits
   */
  Inside(Clock clock, double retention, Consumer<Message> expire) {
    this.clock = clock;
    this.retention = retention;
    this.expire = expire;
    timer = clock.timer(this::isOver);
  }

  int count() {
    return count;
  }

  void add(Message message) {
    message.older = newest;
    if (newest == null) {
      oldest = message;
    } else {
      newest.newer = message;
    }
    newest = message;
    count++;
    if (!timer.isPending()) {
      timer.start(retention);
    }
  }

  void remove(Message message) {
    if (message.older == null) {
      oldest = message.newer;
    } else {
      message.older.newer = message.newer;
    }
    if (message.newer == null) {
      newest = message.older;
    } else {
      message.newer.older = message.older;
    }
    count--;
    if (count == 0) {
      timer.cancel();
    }
  }

  /** Whether its time is over. */
  boolean isOver(Message message) {
    return clock.now() >= message.acknowledged + retention;
  }

  private void isOver() {
    Message message = oldest;
    while (message != null && isOver(message)) {
      Message following = message.newer;
      expire.accept(message);
      message = following;
    }
    if (message != null) {
      timer.start(Math.max(0, message.acknowledged + retention - clock.now()));
    }
  }

  /** How many are such. */
  long count(Predicate<Message> such) {
    long found = 0;
    for (Message message = oldest; message != null; message = message.newer) {
      found += such.test(message) ? 1 : 0;
    }
    return found;
  }
}
