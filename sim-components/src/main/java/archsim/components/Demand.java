package archsim.components;

import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What one request to an endpoint needs on average, found by walking through its specs without
 * simulating: busy seconds by resource, calls by callee, and how long it takes at least.
 *
 * <p>The least time is the sum of mean demands and delays along the way, and of the callees' least
 * times; of parallel branches the longest counts. With it the demand for what is held meanwhile,
 * such as threads, is bounded from below.
 */
public final class Demand {
  private static final double ROUNDING = 1e-9;

  private final Function<String, Target> targets;
  private final Function<Target, Callee> callees;
  private final ToIntFunction<String> replicas;
  private final ToDoubleBiFunction<String, @Nullable String> hitRatios;
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private final Map<Target, Double> calls = new LinkedHashMap<>();
  private final Map<About, Double> abouts = new LinkedHashMap<>();
  private double speed = 1;
  private double success = 1;
  private LeastTime least = LeastTime.NONE;
  private Map<String, Consumption> consumers = Map.of();

  /**
   * One endpoint of a component.
   *
   * @param endpoint empty where there is only one
   */
  public record Target(String component, String endpoint) {}

  /**
   * What calls are about.
   *
   * @param keys the name of the keys that they ask for, null where none are said
   * @param everywhere whether every replica of the callee has to do it
   * @param ranges that each is about, where the callee has any
   */
  public record About(Target target, @Nullable String keys, boolean everywhere, int ranges) {}

  /**
   * What is known of a callee so far.
   *
   * @param success the share of calls that end OK
   */
  public record Callee(LeastTime least, double success) {
    /** A callee that nothing is known of yet. */
    public static final Callee UNKNOWN = new Callee(LeastTime.NONE, 1);
  }

  /**
   * @param targets what a reference leads to
   * @param callees what is known of those that are called
   * @param replicas how many a component has
   * @param hitRatios the share of gets that hit, by the cache and the name of the keys
   */
  public Demand(
      Function<String, Target> targets,
      Function<Target, Callee> callees,
      ToIntFunction<String> replicas,
      ToDoubleBiFunction<String, @Nullable String> hitRatios) {
    this.targets = targets;
    this.callees = callees;
    this.replicas = replicas;
    this.hitRatios = hitRatios;
  }

  /** Where nothing is asked of caches. */
  public Demand(
      Function<String, Target> targets,
      Function<Target, Callee> callees,
      ToIntFunction<String> replicas) {
    this(targets, callees, replicas, (cache, keys) -> 0);
  }

  /** The same, on cores that do so much work in a second. */
  public Demand onCoresOf(double newSpeed) {
    speed = newSpeed;
    return this;
  }

  /** The same, of a queue that these services take messages from. */
  public Demand consumedBy(Map<String, Consumption> newConsumers) {
    consumers = newConsumers;
    return this;
  }

  /** Who takes messages from this component, by name. */
  public Map<String, Consumption> consumers() {
    return consumers;
  }

  /** What is known of another component that works for this one. */
  public Callee callee(Target target) {
    return callees.apply(target);
  }

  /** The share of gets of such keys that a cache answers. */
  public double hitRatio(String cache, @Nullable String keys) {
    return hitRatios.applyAsDouble(cache, keys);
  }

  /** How many replicas a component has. */
  public int replicas(String component) {
    return replicas.applyAsInt(component);
  }

  /** The cores of this component work for this long, on a core of speed 1. */
  public void compute(LeastTime work) {
    busy("cpu", speed == 1 ? work : work.scaled(1 / speed));
  }

  /** A resource of this component is busy for this long. */
  public void busy(String resource, LeastTime duration) {
    seconds.merge(resource, success * duration.mean(), Double::sum);
    take(duration);
  }

  /** A resource is busy for so long, beside what else takes the time. */
  public void occupy(String resource, double duration) {
    seconds.merge(resource, success * duration, Double::sum);
  }

  /** A resource is busy for so long for every request, whatever becomes of it. */
  public void occupyAlways(String resource, double duration) {
    seconds.merge(resource, duration, Double::sum);
  }

  /** Time passes and nothing of this component is busy. */
  public void take(LeastTime duration) {
    least = least.then(success, duration);
  }

  /** A resource is held during all that was added so far. */
  public void holdAllAlong(String resource) {
    holdAllAlong(resource, 1);
  }

  /** So many units of a resource are held during all that was added so far. */
  public void holdAllAlong(String resource, double units) {
    seconds.merge(resource, units * least.mean(), Double::sum);
  }

  /** A resource is busy whenever another one is. */
  public void holdLike(String resource, String other) {
    seconds.merge(resource, seconds.getOrDefault(other, 0.0), Double::sum);
  }

  /**
   * Another component is called, and waited for.
   *
   * @param reference {@code component} or {@code component.endpoint}
   * @param timeout the longest wait, null where there is none
   */
  public void call(String reference, @Nullable Distribution timeout) {
    Target target = targets.apply(reference);
    Callee callee = callees.apply(target);
    calls.merge(target, success, Double::sum);
    if (timeout == null) {
      take(callee.least());
      success *= callee.success();
    } else {
      take(callee.least().upTo(timeout));
      boolean always = timeout instanceof Constant && callee.least().floor() > timeout.mean();
      success *= always ? 0 : callee.success();
    }
  }

  /** The call that follows asks for a key, for several ranges, or all replicas of the callee. */
  public void about(String reference, @Nullable String keys, boolean everywhere, int ranges) {
    if (keys != null || everywhere || ranges > 1) {
      About about = new About(targets.apply(reference), keys, everywhere, ranges);
      abouts.merge(about, success, Double::sum);
    }
  }

  /** Another component is called, and not waited for. */
  public void send(String reference) {
    calls.merge(targets.apply(reference), success, Double::sum);
  }

  /** Another component works for what came, so many times on average, and is not waited for. */
  public void send(Target target, double times) {
    calls.merge(target, success * times, Double::sum);
  }

  /** A share of those that came so far goes no further. */
  public void fail(double share) {
    success *= 1 - share;
  }

  /**
   * Something is done so many times on average, one after the other. Failing ends the whole: of n
   * rounds that each succeed with s, sⁿ come through, and 1 + s + … + sⁿ⁻¹ are begun.
   */
  public void repeat(Distribution times, Consumer<Demand> body) {
    Demand round = of(body);
    double count = times.mean();
    double through = StrictMath.pow(round.success, count);
    double begun = round.success == 1 ? count : (1 - through) / (1 - round.success);
    add(round, begun);
    take(round.least.repeated(times, round.success));
    success *= through;
  }

  /** One of several ways is taken, each with its probability; what is left of 1 does nothing. */
  public void choose(List<Double> shares, List<Consumer<Demand>> ways) {
    double lost = 0;
    double mean = 0;
    double square = 0;
    double left = 1;
    double floor = Double.POSITIVE_INFINITY;
    for (int i = 0; i < ways.size(); i++) {
      Demand way = of(ways.get(i));
      add(way, shares.get(i));
      lost += shares.get(i) * (1 - way.success);
      if (shares.get(i) > 0) {
        mean += shares.get(i) * way.least.mean();
        square += shares.get(i) * way.least.square();
        floor = Math.min(floor, way.least.floor());
        left -= shares.get(i);
      }
    }
    take(new LeastTime(mean, square, left > ROUNDING ? 0 : floor));
    success *= 1 - lost;
  }

  /**
   * All ways are taken at once, until so many have ended OK or that cannot be reached any more.
   *
   * @param needed how many, from 1 to all
   */
  public void fork(List<Consumer<Demand>> ways, int needed) {
    LeastTime[] times = new LeastTime[ways.size()];
    double[] successes = new double[ways.size()];
    for (int i = 0; i < times.length; i++) {
      Demand way = of(ways.get(i));
      add(way, 1);
      times[i] = way.least;
      successes[i] = way.success;
    }
    take(LeastTime.join(times, successes, needed));
    success *= LeastTime.enough(successes, needed);
  }

  private Demand of(Consumer<Demand> way) {
    Demand demand = new Demand(targets, callees, replicas, hitRatios).onCoresOf(speed);
    way.accept(demand);
    return demand;
  }

  private void add(Demand other, double count) {
    double weight = success * count;
    other.seconds.forEach((resource, each) -> seconds.merge(resource, weight * each, Double::sum));
    other.calls.forEach((target, each) -> calls.merge(target, weight * each, Double::sum));
    other.abouts.forEach((about, each) -> abouts.merge(about, weight * each, Double::sum));
  }

  /** Busy seconds per request by resource. */
  public Map<String, Double> seconds() {
    return seconds;
  }

  /** Calls per request by callee. */
  public Map<Target, Double> calls() {
    return calls;
  }

  /** Those calls per request that say what they are about. */
  public Map<About, Double> abouts() {
    return abouts;
  }

  /** What callers may know of it. */
  public Callee asCallee() {
    return new Callee(least, success);
  }
}
