package archsim.components;

import org.jspecify.annotations.Nullable;

/**
 * One arrival of a workload: the root of all its requests, and the client who hears its outcome. A
 * run makes one for every arrival, so it is one object and not two.
 */
public final class Arrival extends Root implements Reply {
  private @Nullable SourceWiring source;
  private @Nullable Reply whenEnded;
  private @Nullable Account account;

  Arrival(long key, int requestClass, int priority) {
    super(key, requestClass, priority);
  }

  /** It is sent on its way; whoever sent it hears how it ended. */
  Reply sent(double now, Reply newWhenEnded, SourceWiring newSource) {
    setArrivedAt(now);
    whenEnded = newWhenEnded;
    source = newSource;
    return this;
  }

  /** Where the time of its client is accounted for, whatever its request goes on with. */
  void accountedOn(Account newAccount) {
    account = newAccount;
  }

  @Override
  public void complete(Outcome outcome) {
    if (source == null || whenEnded == null || account == null) {
      throw new IllegalStateException("an arrival ended that was not sent");
    }
    source.ended(this, outcome, account);
    whenEnded.complete(outcome);
  }
}
