package archsim.components.resource;

import archsim.components.measure.ResourceStatistics;
import archsim.core.Clock;
import archsim.core.Timer;

/**
 * The credit account of one machine, as a fluid: its balance changes at the rate earned − vCPUs in
 * use / 60 per second, and the rate changes when the use does. One timer for the instant at which
 * the balance reaches the next bound makes all instants exact (AWS: Key concepts and definitions
 * for burstable performance instances, 2023).
 *
 * <p>The bounds are the most that can be kept, above which what is earned is lost; 0, where a
 * standard machine is throttled to its baseline and an unlimited one begins to owe; and, of an
 * unlimited one, minus the most, beyond which nothing is paid back by earning.
 */
public final class Credits {
  private static final double ROUNDING = 1e-12;

  private final Clock clock;
  private final CreditRules rules;
  private final ResourceStatistics.Meter meter;
  private final Timer timer;
  private Runnable turned = () -> {};
  private double balance;
  private double rate;
  private double since;
  private double bound;
  private double beyond;
  private double beyondRate;
  private double owedBefore;
  private boolean throttled;
  private double throttledTime;
  private double throttledSince;

  public Credits(Clock clock, CreditRules rules, ResourceStatistics.Meter meter) {
    this.clock = clock;
    this.rules = rules;
    this.meter = meter;
    timer = clock.timer(this::reached);
    balance = Math.min(rules.launch(), rules.max());
    spend(0);
  }

  /** Who has to divide the cores anew when there are no credits left, or again some. */
  public void onTurn(Runnable action) {
    turned = action;
  }

  /** The vCPUs that can be used now. */
  double limit(double vcpus) {
    advance();
    boolean exhausted = !rules.unlimited() && balance <= 0;
    return exhausted ? Math.min(vcpus, rules.baseline()) : vcpus;
  }

  /** So many vCPUs are in use from now on. */
  void spend(double vcpus) {
    advance();
    double net = rules.earned() - vcpus * CreditRules.PER_VCPU_SECOND;
    if (Math.abs(net) <= ROUNDING * rules.earned()) {
      net = 0;
    }
    double least = rules.unlimited() ? -rules.max() : 0;
    boolean stays = (net > 0 && balance >= rules.max()) || (net < 0 && balance <= least);
    rate = stays ? 0 : net;
    beyondRate = stays && net < 0 ? -net : 0;
    aim(least);
    measure(vcpus);
  }

  private void aim(double least) {
    if (rate == 0) {
      timer.cancel();
      return;
    }
    bound = rate > 0 ? (balance < 0 ? 0 : rules.max()) : (balance > 0 ? 0 : least);
    timer.start(Math.max(0, (bound - balance) / rate));
  }

  private void measure(double vcpus) {
    double kept = Math.min(rules.max(), Math.max(0, balance));
    boolean changes = balance > 0 || (balance == 0 && rate > 0);
    meter.drift(since, rules.max() - kept, changes ? -rate : 0);
    boolean now = !rules.unlimited() && balance <= 0 && vcpus >= rules.baseline() * (1 - ROUNDING);
    if (now != throttled) {
      throttledTime += throttled ? since - throttledSince : 0;
      throttledSince = since;
      throttled = now;
    }
  }

  private void reached() {
    beyond += beyondRate * (clock.now() - since);
    balance = bound; // exactly: the way there is rounded
    since = clock.now();
    turned.run();
  }

  private void advance() {
    double now = clock.now();
    double elapsed = now - since;
    balance += rate * elapsed;
    beyond += beyondRate * elapsed;
    since = now;
  }

  public void reset(double now) {
    owedBefore = 0;
    owedBefore = owed(now);
    throttledTime = 0;
    throttledSince = now;
  }

  /** Credits spent beyond those there were since the last reset, less what was paid back. */
  public double owed(double now) {
    double elapsed = now - since;
    double owing = Math.max(0, -(balance + rate * elapsed));
    return owing + beyond + beyondRate * elapsed - owedBefore;
  }

  /** Seconds at the baseline since the last reset. */
  public double throttledFor(double now) {
    return throttledTime + (throttled ? now - throttledSince : 0);
  }
}
