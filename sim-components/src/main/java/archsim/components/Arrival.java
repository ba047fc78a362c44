package archsim.components;

import org.jspecify.annotations.Nullable;

/**
 * One arrival of a workload: the root of all its requests, and the client who hears its outcome and
 * tells its session. A run makes one for every arrival, so it is one object and not two.
 */
public final class Arrival extends Root implements Caller, Reply {
  private @Nullable SourceWiring source;
  private @Nullable Account account;

  Arrival(long key, int requestClass, int priority) {
    super(key, requestClass, priority);
  }

  void setSource(SourceWiring newSource) {
    source = newSource;
  }

  /** It is on its way; the account of its client is that of its first request. */
  @Override
  public Request open(Edge edge, Reply reply) {
    if (source == null) {
      throw new IllegalStateException("an arrival is sent that has no source");
    }
    Request request = source.open(this, edge, reply);
    setArrivedAt(request.start());
    account = request.account();
    return request;
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
