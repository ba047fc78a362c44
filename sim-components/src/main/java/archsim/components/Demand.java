package archsim.components;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What one request to an endpoint needs on average, found by walking through its specs without
 * simulating: busy seconds by resource, calls by callee, and how long it takes at least.
 *
 * <p>The least time is the sum of mean demands and delays along the way, and of the callees' least
 * times; of parallel branches the longest counts. With it the demand for what is held meanwhile,
 * such as threads, is bounded from below.
 */
public final class Demand {
  private final Function<String, Target> targets;
  private final Function<Target, Callee> callees;
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private final Map<Target, Double> calls = new LinkedHashMap<>();
  private double success = 1;
  private double least;

  /**
   * One endpoint of a component.
   *
   * @param endpoint empty where there is only one
   */
  public record Target(String component, String endpoint) {}

  /**
   * What is known of a callee so far.
   *
   * @param least the least mean time of a call, in seconds
   * @param success the share of calls that end OK
   */
  public record Callee(double least, double success) {}

  /**
   * @param targets what a reference leads to
   * @param callees what is known of those that are called
   */
  public Demand(Function<String, Target> targets, Function<Target, Callee> callees) {
    this.targets = targets;
    this.callees = callees;
  }

  /** A resource of this component is busy for this long. */
  public void busy(String resource, double duration) {
    seconds.merge(resource, success * duration, Double::sum);
    take(duration);
  }

  /** Time passes and nothing of this component is busy. */
  public void take(double duration) {
    least += success * duration;
  }

  /** A resource is held during all that was added so far. */
  public void holdAllAlong(String resource) {
    seconds.merge(resource, least, Double::sum);
  }

  /** A resource is busy whenever another one is. */
  public void holdLike(String resource, String other) {
    seconds.merge(resource, seconds.getOrDefault(other, 0.0), Double::sum);
  }

  /**
   * Another component is called, and waited for.
   *
   * @param reference {@code component} or {@code component.endpoint}
   */
  public void call(String reference) {
    Target target = targets.apply(reference);
    Callee callee = callees.apply(target);
    calls.merge(target, success, Double::sum);
    take(callee.least());
    success *= callee.success();
  }

  /** A share of those that came so far goes no further. */
  public void fail(double share) {
    success *= 1 - share;
  }

  /**
   * Something is done so many times on average, one after the other. Failing ends the whole: of n
   * rounds that each succeed with s, sⁿ come through, and 1 + s + … + sⁿ⁻¹ are begun.
   */
  public void repeat(double count, Consumer<Demand> body) {
    Demand round = of(body);
    double through = StrictMath.pow(round.success, count);
    double begun = round.success == 1 ? count : (1 - through) / (1 - round.success);
    add(round, begun);
    least += success * begun * round.least;
    success *= through;
  }

  /** One of several ways is taken, each with its probability; what is left of 1 does nothing. */
  public void choose(List<Double> shares, List<Consumer<Demand>> ways) {
    double lost = 0;
    double time = 0;
    for (int i = 0; i < ways.size(); i++) {
      Demand way = of(ways.get(i));
      add(way, shares.get(i));
      time += shares.get(i) * way.least;
      lost += shares.get(i) * (1 - way.success);
    }
    least += success * time;
    success *= 1 - lost;
  }

  /** All ways are taken at once; the longest one counts. */
  public void fork(List<Consumer<Demand>> ways) {
    double longest = 0;
    double all = 1;
    for (Consumer<Demand> each : ways) {
      Demand way = of(each);
      add(way, 1);
      longest = Math.max(longest, way.least);
      all *= way.success;
    }
    least += success * longest;
    success *= all;
  }

  private Demand of(Consumer<Demand> way) {
    Demand demand = new Demand(targets, callees);
    way.accept(demand);
    return demand;
  }

  private void add(Demand other, double count) {
    double weight = success * count;
    other.seconds.forEach((resource, each) -> seconds.merge(resource, weight * each, Double::sum));
    other.calls.forEach((target, each) -> calls.merge(target, weight * each, Double::sum));
  }

  /** Busy seconds per request by resource. */
  public Map<String, Double> seconds() {
    return seconds;
  }

  /** Calls per request by callee. */
  public Map<Target, Double> calls() {
    return calls;
  }

  /** What callers may know of it. */
  public Callee asCallee() {
    return new Callee(least, success);
  }
}
