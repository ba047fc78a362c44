package archsim.components;

import archsim.core.Clock;
import archsim.core.random.Distribution;
import archsim.core.random.KeyedRandom;
import archsim.core.random.Sampler;
import org.jspecify.annotations.Nullable;

/** What one workload of a run is given; arrivals are opened here. */
public final class SourceWiring {
  private final Wiring wiring;
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
    this.priority = priority;
    this.wiring = wiring;
    this.origin = origin;
    this.statistics = statistics;
    this.accounts = accounts;
    this.key = key;
  }

  public Clock clock() {
    return wiring.clock();
  }

  public Architecture architecture() {
    return wiring.model().architecture();
  }

  public Sampler sampler(String purpose, Distribution distribution) {
    return wiring.sampler(purpose, distribution);
  }

  public Draw draw(String purpose, Distribution distribution) {
    return wiring.draw(purpose, distribution);
  }

  public Edge edge(Demand.Target target) {
    return wiring.edge(target.component(), target.endpoint());
  }

  /** A limit on how long its requests wait. */
  public Timeout timeout(Distribution length, Timeout.Cancelling cancelling) {
    return new Timeout(wiring, "timeout", length, cancelling);
  }

  /** Who the n-th arrival is, by its number in this workload. */
  public Root root(long number, int requestClass) {
    return new Root(KeyedRandom.mix(key + number), requestClass, priority);
  }

  /** Who comes back with several requests, by its number in this workload. */
  public Session session(long number) {
    return new Session(KeyedRandom.mix(~key + number), statistics.sessions());
  }

  /** A session sends its first request. */
  public void sessionStarted() {
    statistics.sessions().started();
  }

  /** Sends an arrival on its way. */
  public void send(Root root, Edge edge, @Nullable Timeout timeout, Reply whenEnded) {
    new Arrival(root, edge, timeout, whenEnded);
  }

  /** One arrival between its start and what its client hears. */
  private final class Arrival implements Reply {
    private final Request request;
    private final Account account;
    private final Reply whenEnded;

    @SuppressWarnings("ThisEscapedInObjectConstruction")
    Arrival(Root root, Edge edge, @Nullable Timeout timeout, Reply whenEnded) {
      this.whenEnded = whenEnded;
      double now = wiring.clock().now();
      root.setArrivedAt(now);
      statistics.arrived(now, root.requestClass());
      if (timeout == null) {
        request = edge.open(root, origin, this);
        account = request.account();
      } else {
        Timeout.Waiting waiting = timeout.waiting(this);
        request = edge.open(root, origin, waiting);
        account = request.account();
        waiting.begin(request);
      }
      edge.deliver(request);
    }

    @Override
    public void complete(Outcome outcome) {
      Root root = request.root();
      statistics.ended(
          wiring.clock().now(), root.requestClass(), outcome, request.start(), account);
      accounts.giveBack(account);
      whenEnded.complete(outcome);
    }
  }
}
