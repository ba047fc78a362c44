package archsim.components.flow;

import archsim.components.measure.Account;
import archsim.components.measure.Accounts;
import archsim.components.measure.Ages;
import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.Outcome;
import archsim.components.measure.RequestStatistics;
import archsim.core.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The way from a caller to one endpoint of a callee. Every request travels on one, and is counted
 * there: arrivals, outcomes, response times, requests inside. What a component met is the sum over
 * the edges that lead to it, so a component itself holds only its own physics.
 */
public final class Edge {
  private final String from;
  private final String to;
  private final String endpoint;
  private final boolean internal;
  private final @Nullable Link link;
  private final Clock clock;
  private final Accounts accounts;
  private final RequestStatistics statistics;
  private @Nullable Component target;
  private int endpointIndex;

  /**
   * @param internal whether it leads from a component to itself, for the branches of a request
   * @param link between the two, null for nothing
   */
  public Edge(
      String from,
      String to,
      String endpoint,
      boolean internal,
      @Nullable Link link,
      Clock clock,
      Accounts accounts,
      RequestStatistics statistics) {
    this.from = from;
    this.to = to;
    this.endpoint = endpoint;
    this.internal = internal;
    this.link = link;
    this.clock = clock;
    this.accounts = accounts;
    this.statistics = statistics;
  }

  public void connect(Component newTarget, int newEndpointIndex) {
    target = newTarget;
    endpointIndex = newEndpointIndex;
  }

  public String from() {
    return from;
  }

  public String to() {
    return to;
  }

  /** The name of the endpoint, empty where the callee has none. */
  public String endpoint() {
    return endpoint;
  }

  /** Whether it leads from a component to itself, for the branches of a request. */
  public boolean isInternal() {
    return internal;
  }

  /** The component it leads to. */
  public Component target() {
    if (target == null) {
      throw new IllegalStateException("the edge from %s to %s leads nowhere".formatted(from, to));
    }
    return target;
  }

  /** The number of the endpoint at the callee. */
  public int endpointIndex() {
    return endpointIndex;
  }

  public RequestStatistics statistics() {
    return statistics;
  }

  /** Opens the first request of an arrival. */
  public Request open(Root root, Request origin, Reply caller) {
    double now = clock.now();
    Account account = accounts.take(now);
    statistics.arrived(now);
    return request(root, origin, account, caller, now);
  }

  /** Opens a request that its parent waits for before it goes on. */
  public Request open(Request parent, Reply caller) {
    clock.worked();
    double now = clock.now();
    statistics.arrived(now);
    return request(parent.root(), parent, parent.account(), caller, now);
  }

  /** Opens a request beside which its parent goes on, with an account of its own. */
  public Request fork(Request parent, Reply caller) {
    return fork(parent, parent.root(), caller);
  }

  /** The same on a root of its own, such as a branch that draws its own keys. */
  public Request fork(Request parent, Root root, Reply caller) {
    clock.worked();
    double now = clock.now();
    Account own = accounts.take(now);
    own.copy(parent.account());
    statistics.arrived(now);
    return request(root, parent, own, caller, now);
  }

  /** Opens a request that nobody waits for, with an account of its own, and hands it on. */
  public void send(Request parent) {
    clock.worked();
    double now = clock.now();
    Account own = accounts.take(now);
    statistics.arrived(now);
    Request sent = request(parent.root(), parent, own, outcome -> accounts.giveBack(own), now);
    sent.becomeIndependent();
    deliver(sent);
  }

  /**
   * Opens a request for what an earlier one left behind, such as a message; it is nobody's child,
   * and {@link #close} takes its account back.
   *
   * @param origin of the request that left it behind
   */
  public Request openLater(Root root, Request origin, Reply caller) {
    double now = clock.now();
    statistics.arrived(now);
    Request later = request(root, origin, accounts.take(now), caller, now);
    later.becomeLeftBehind();
    return later;
  }

  private Request request(Root root, Request parent, Account account, Reply caller, double now) {
    return link == null
        ? new Request(root, parent, this, account, caller, now)
        : new RemoteRequest(link, root, parent, this, account, caller, now);
  }

  /** Nobody has a use for the account of a request of {@link #openLater} any more. */
  public void close(Request request) {
    accounts.giveBack(request.account());
  }

  /** The present time of whoever sends along it. */
  public double now() {
    return clock.now();
  }

  /** Hands an open request to the unit of the callee that takes the next one. */
  public void deliver(Request request) {
    deliver(request, target().unit(request));
  }

  /** Hands an open request to a unit of the callee that its caller has chosen. */
  public void deliver(Request request, Handler unit) {
    request.goTo(unit);
  }

  /** A request is at a unit. */
  void hand(Request request, Handler unit) {
    unit.handle(request);
  }

  /** Whoever waited for a forked request goes on with its time, or has no more use for it. */
  public void join(Request parent, Request forked, boolean takeOver) {
    if (takeOver) {
      parent.takeOver(forked.account());
    }
    accounts.giveBack(forked.account());
  }

  public ModelSnapshot.EdgeSnapshot snapshot(double now, Ages ages) {
    return new ModelSnapshot.EdgeSnapshot(
        from, to, endpoint, isInternal(), statistics.snapshot(now, ages));
  }

  void ended(Request request, Outcome outcome) {
    statistics.ended(clock.now(), outcome, request.start());
  }
}
