package archsim.components;

import org.jspecify.annotations.Nullable;

/**
 * One arrival of a workload: the root of all its requests, and the client who hears its outcome and
 * tells its session. A run makes one for every arrival, so it is one object and not two.
 */
public final class Arrival extends Root implements Reply {
  private @Nullable SourceWiring source;
  private @Nullable Account account;

  Arrival(long key, int requestClass, int priority) {
    super(key, requestClass, priority);
  }

  /**
   * It is on its way.
   *
   * @param newAccount of its client, whatever its request goes on with
   */
  void sent(double now, Account newAccount, SourceWiring newSource) {
    setArrivedAt(now);
    account = newAccount;
    source = newSource;
  }

  @Override
  public void complete(Outcome outcome) {
    if (source == null || account == null) {
      throw new IllegalStateException("an arrival ended that was not sent");
    }
    source.ended(this, outcome, account);
    Session session = session();
    if (session != null) {
      session.ended(outcome);
    }
  }
}
