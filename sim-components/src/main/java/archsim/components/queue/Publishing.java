package archsim.components.queue;

import archsim.components.flow.Request;
import archsim.components.measure.Outcome;
import archsim.components.resource.Execution;
import archsim.core.Timer;
import org.jspecify.annotations.Nullable;

/** A message from its coming to its acknowledgement: it waits for room, then for the broker. */
final class Publishing extends Execution {
  private final Broker broker;
  private @Nullable Timer acknowledgement;

  Publishing(Request request, Broker broker) {
    super(request);
    this.broker = broker;
  }

  /** Takes its place, or waits for one. */
  void begin() {
    request().heldBy(this);
    if (!broker.places().acquire(this)) {
      request().complete(Outcome.REJECTED);
    }
  }

  @Override
  protected void granted() {
    broker.entered(request());
    double wait = broker.acknowledgementOf(request());
    if (wait == 0) {
      acknowledged();
    } else {
      Timer timer = broker.clock().timer(this::acknowledged);
      acknowledgement = timer;
      timer.start(wait);
    }
  }

  private void acknowledged() {
    broker.acknowledged(request());
    request().complete(Outcome.OK);
  }

  @Override
  public void cancel() {
    if (!broker.places().leave(this)) {
      if (acknowledgement != null) {
        acknowledgement.cancel();
      }
      broker.places().release();
    }
    request().complete(Outcome.CANCELLED);
  }

  @Override
  public void claim() {
    broker.places().claim();
  }
}
