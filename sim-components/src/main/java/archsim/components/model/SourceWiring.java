package archsim.components.model;

import archsim.components.call.CallTerms;
import archsim.components.call.Timeout;
import archsim.components.flow.Arrival;
import archsim.components.flow.Call;
import archsim.components.flow.Edge;
import archsim.components.flow.Reply;
import archsim.components.flow.Request;
import archsim.components.flow.Session;
import archsim.components.measure.Account;
import archsim.components.measure.Accounts;
import archsim.components.measure.Outcome;
import archsim.components.measure.WorkloadStatistics;
import archsim.core.random.KeyedRandom;
import org.jspecify.annotations.Nullable;

/** What one workload of a run is given; arrivals are opened here. */
public final class SourceWiring extends Wiring implements Arrival.Client {
  private final Request origin;
  private final WorkloadStatistics statistics;
  private final Accounts accounts;
  private final long key;
  private final int priority;

  SourceWiring(
      Wiring wiring,
      Request origin,
      WorkloadStatistics statistics,
      Accounts accounts,
      long key,
      int priority) {
    super(wiring);
    this.priority = priority;
    this.origin = origin;
    this.statistics = statistics;
    this.accounts = accounts;
    this.key = key;
  }

  public Architecture architecture() {
    return model().architecture();
  }

  /** All its requests take this edge, and it waits for each of them to its end. */
  public void sendsAllOn(Edge edge) {
    edge.statistics().follow(statistics.total());
  }

  /** The limit on how long its requests wait; null where there is none. */
  public @Nullable Timeout timeout(CallTerms terms) {
    return timeout("timeout", terms);
  }

  /** The n-th arrival, by its number in this workload. */
  public Arrival arrival(long number, int requestClass) {
    return new Arrival(KeyedRandom.mix(key + number), requestClass, priority);
  }

  /** Who comes back with several requests, by its number in this workload. */
  public Session session(long number) {
    return new Session(KeyedRandom.mix(~key + number), statistics.sessions());
  }

  /** A session sends its first request. */
  public void sessionStarted() {
    statistics.sessions().started();
  }

  /** Sends an arrival on its way; its session hears how it ended. */
  public void send(Arrival arrival, Call call) {
    statistics.arrived(clock().now(), arrival.requestClass());
    arrival.setClient(this);
    call.send(arrival, null, arrival);
  }

  @Override
  public Request open(Arrival arrival, Edge edge, Reply reply) {
    return edge.open(arrival, origin, reply);
  }

  @Override
  public void ended(Arrival arrival, Outcome outcome, Account account) {
    statistics.ended(clock().now(), arrival.requestClass(), outcome, arrival.arrivedAt(), account);
    accounts.giveBack(account);
  }
}
