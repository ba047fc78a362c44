package archsim.components.queue;

import org.jspecify.annotations.Nullable;

/** What one group has still to do with a message. */
final class Delivery implements Ready {
  final Message message;

  State state = State.DELAYED;

  /** How often its processing began. */
  int count;

  /** Whether it began at a replica that did not refuse it, and did not end OK. */
  boolean touched;

  /** Since when it could have been processed. */
  double waitingSince;

  /** Where it is. */
  enum State {
    /** Not to be handed out yet. */
    DELAYED,
    /** In line. */
    WAITING,
    /** In the hands of a consumer. */
    HELD,
    /** The group is done with it. */
    ENDED
  }

  Delivery(Message message) {
    this.message = message;
  }

  @Override
  public @Nullable Delivery take() {
    return isOver() ? null : this;
  }

  @Override
  public boolean isOver() {
    return state == State.ENDED;
  }
}
