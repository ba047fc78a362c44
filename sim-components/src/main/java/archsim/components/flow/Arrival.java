package archsim.components.flow;

import archsim.components.measure.Account;
import archsim.components.measure.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One arrival of a workload: the root of all its requests, and the client who hears its outcome and
 * tells its session. A run makes one for every arrival, so it is one object and not two.
 */
public final class Arrival extends Root implements Caller, Reply {
  private @Nullable Client client;
  private @Nullable Account account;

  public Arrival(long key, int requestClass, int priority) {
    super(key, requestClass, priority);
  }

  public void setClient(Client newClient) {
    client = newClient;
  }

  /** Whoever sends arrivals, and hears how they ended. */
  public interface Client {
    /** Opens the first request of an arrival. */
    Request open(Arrival arrival, Edge edge, Reply reply);

    /** An arrival has ended. */
    void ended(Arrival arrival, Outcome outcome, Account account);
  }

  /** It is on its way; the account of its client is that of its first request. */
  @Override
  public Request open(Edge edge, Reply reply) {
    if (client == null) {
      throw new IllegalStateException("an arrival is sent that has no client");
    }
    Request request = client.open(this, edge, reply);
    setArrivedAt(request.start());
    account = request.account();
    return request;
  }

  @Override
  public void complete(Outcome outcome) {
    if (client == null || account == null) {
      throw new IllegalStateException("an arrival ended that was not sent");
    }
    client.ended(this, outcome, account);
    Session session = session();
    if (session != null) {
      session.ended(outcome);
    }
  }
}
