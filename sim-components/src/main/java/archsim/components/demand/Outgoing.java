package archsim.components.demand;

import java.util.LinkedHashMap;
import java.util.Map;

/** How often others are called, and how many calls of a component may be open at the same time. */
public final class Outgoing {
  private final Map<Demand.Target, Range> calls = new LinkedHashMap<>();
  private final Map<Demand.Target, Double> cancelled = new LinkedHashMap<>();
  private final Map<String, Double> waitedFor = new LinkedHashMap<>();
  private final Map<String, Double> sent = new LinkedHashMap<>();

  /**
   * A call that is waited for.
   *
   * @param cut the share of such calls that may be cancelled before they are done, at most
   */
  void call(Demand.Target target, Range share, double cut) {
    calls.merge(target, share, Range::plus);
    if (cut > 0) {
      cancelled.merge(target, share.high() * cut, Double::sum);
    }
    waitedFor.merge(target.component(), 1.0, Math::max);
  }

  void send(Demand.Target target, Range times) {
    calls.merge(target, times, Range::plus);
    sent.merge(target.component(), Math.max(1, times.high()), Double::sum);
  }

  /**
   * Others, so many times.
   *
   * @param begun how often each of them is begun, of those that come that far
   * @param atOnce whether they are open at the same time as all else, and not one after the other
   */
  void add(Outgoing other, Range weight, double begun, boolean atOnce) {
    other.calls.forEach((target, each) -> calls.merge(target, weight.times(each), Range::plus));
    other.cancelled.forEach(
        (target, each) -> cancelled.merge(target, weight.high() * each, Double::sum));
    double times = Math.max(1, begun);
    if (atOnce) {
      other.waitedFor.forEach(
          (component, each) -> waitedFor.merge(component, times * each, Double::sum));
    } else {
      other.waitedFor.forEach((component, each) -> waitedFor.merge(component, each, Math::max));
    }
    other.sent.forEach((component, each) -> sent.merge(component, times * each, Double::sum));
  }

  Map<Demand.Target, Range> calls() {
    return calls;
  }

  /** How many of the calls may be cancelled before they are done, at most. */
  public Map<Demand.Target, Double> cancelled() {
    return cancelled;
  }

  /** The most calls of a component that are open at once and waited for. */
  public double waitedFor(String component) {
    return waitedFor.getOrDefault(component, 0.0);
  }

  /** The calls of a component that may be open beside them, as nobody waits for them. */
  public double sent(String component) {
    return sent.getOrDefault(component, 0.0);
  }
}
