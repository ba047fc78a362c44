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
  private double times = 1;
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
    seconds.merge(resource, times * success * duration, Double::sum);
    take(duration);
  }

  /** Time passes and nothing of this component is busy. */
  public void take(double duration) {
    least += times * success * duration;
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
    calls.merge(target, times * success, Double::sum);
    take(callee.least());
    success *= callee.success();
  }

  /** A share of those that came so far goes no further. */
  public void fail(double share) {
    success *= 1 - share;
  }

  /** Something is done so many times on average, one after the other. */
  public void repeat(double count, Consumer<Demand> body) {
    double before = success;
    double outer = times;
    times *= count;
    body.accept(this);
    times = outer;
    // Failing ends the whole: of n rounds each succeeding with s, sⁿ come through.
    success = before * StrictMath.pow(success / before, count);
  }

  /** One of several ways is taken, each with its probability; what is left of 1 does nothing. */
  public void choose(List<Double> shares, List<Consumer<Demand>> ways) {
    double before = success;
    double outer = times;
    double after = before;
    for (int i = 0; i < ways.size(); i++) {
      success = before;
      times = outer * shares.get(i);
      ways.get(i).accept(this);
      after -= shares.get(i) * (before - success);
    }
    times = outer;
    success = after;
  }

  /** All ways are taken at once; the longest one counts. */
  public void fork(List<Consumer<Demand>> ways) {
    double before = success;
    double start = least;
    double longest = start;
    double after = before;
    for (Consumer<Demand> way : ways) {
      success = before;
      least = start;
      way.accept(this);
      longest = Math.max(longest, least);
      after *= success / before;
    }
    least = longest;
    success = after;
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
