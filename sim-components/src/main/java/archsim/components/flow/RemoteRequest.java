package archsim.components.flow;

import archsim.components.measure.Account;
import archsim.components.measure.Outcome;
import archsim.core.Cancellable;
import org.jspecify.annotations.Nullable;

/** A request of which a link lies between whoever sends it and the unit that works on it. */
final class RemoteRequest extends Request implements Cancellable {
  private final Link link;
  private final Place sender;
  private @Nullable Place receiver;
  private boolean returning;

  RemoteRequest(
      Link link,
      Root root,
      Request parent,
      Edge edge,
      Account account,
      Reply caller,
      double start) {
    super(root, parent, edge, account, caller, start);
    this.link = link;
    sender = new Place(edge.from(), parent.unit());
  }

  @Override
  void goTo(Handler unit) {
    Place to = new Place(edge().to(), unit.index());
    Place from = receiver == null ? sender : receiver;
    receiver = to;
    cross(from, to, () -> edge().hand(this, unit));
  }

  @Override
  public void complete(Outcome outcome) {
    Place from = receiver;
    if (from == null || returning || isCancelling() || !isOpen()) {
      super.complete(outcome);
      return;
    }
    returning = true;
    cross(from, sender, () -> super.complete(outcome));
  }

  private void cross(Place from, Place to, Runnable arrived) {
    Crossing crossing = new Crossing();
    heldBy(crossing);
    crossing.way = link.cross(this, from, to, arrived);
  }

  /** It is on its way, there or back; whoever cancels it now waits for no outcome to come back. */
  private final class Crossing implements Cancellable {
    private @Nullable Cancellable way;

    @Override
    public void cancel() {
      if (way != null) {
        way.cancel();
      }
      RemoteRequest.super.complete(Outcome.CANCELLED);
    }
  }
}
