package archsim.components.queue;

import archsim.components.flow.Reply;
import archsim.components.flow.Request;
import archsim.components.measure.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages that one consumer processes together. */
final class Batch implements Reply {
  private final Consumer consumer;
  private final List<Delivery> deliveries;
  private @Nullable Request request;
  private boolean abandoned;

  Batch(Consumer consumer, List<Delivery> deliveries) {
    this.consumer = consumer;
    this.deliveries = deliveries;
  }

  List<Delivery> deliveries() {
    return deliveries;
  }

  /** It is processed for this request. */
  void begins(Request newRequest) {
    request = newRequest;
  }

  /** Its consumer is gone, and its messages with it. */
  void abandon() {
    abandoned = true;
  }

  @Override
  public void complete(Outcome outcome) {
    if (request == null) {
      throw new IllegalStateException("a batch ended that had not begun");
    }
    request.edge().close(request);
    if (!abandoned) {
      consumer.ended(this, outcome);
    }
  }
}
