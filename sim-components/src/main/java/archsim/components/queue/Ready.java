package archsim.components.queue;

import org.jspecify.annotations.Nullable;

/** Something in the line of those that compete for consumers: a message, or all of one key. */
interface Ready {
  /** The message that is next, now handed out; null where there is none any more. */
  @Nullable Delivery take();

  /** Whether it has nothing to hand out any more. */
  boolean isOver();
}
