package archsim.components.demand;

import archsim.components.call.CallTerms;
import archsim.components.call.Timeout;
import archsim.core.random.Distribution;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one request to an endpoint needs on average, found without simulating: busy seconds by
 * resource, calls by callee, and how long it takes. What is not known exactly is a {@link Range}.
 * The least time is the sum of mean demands and delays along the way, and of the callees' least
 * times; of parallel branches the longest counts. The likely time has likely waits in it.
 */
public final class Demand {
  /** What the row of a table that is locked most often is called as a resource, before its name. */
  public static final String ROW = "row.";

  /** Cores of other servers than the one that a request runs on. */
  public static final String ELSEWHERE = "cpu elsewhere";

  private final Surroundings around;
  private final Set<String> missed = new LinkedHashSet<>();
  private final Occupation occupation = new Occupation();
  private final Outgoing outgoing = new Outgoing();
  private Range success = Range.ONE;
  private LeastTime least = LeastTime.NONE;
  private double likely;

  /**
   * One endpoint of a component.
   *
   * @param endpoint empty where there is only one
   * @param detail what is asked for beyond the endpoint, null where it is nothing
   */
  public record Target(String component, String endpoint, @Nullable Object detail) {
    public Target(String component, String endpoint) {
      this(component, endpoint, null);
    }
  }

  public Demand(Surroundings around) {
    this.around = around;
  }

  /** What is known of the system around the endpoint. */
  public Surroundings around() {
    return around;
  }

  /**
   * The cores of this component work for this long, on a core of speed 1. Where there is less than
   * one core it takes longer.
   */
  public void compute(LeastTime work) {
    compute("cpu", work);
  }

  /** The same on cores of other servers of this component. */
  public void computeElsewhere(LeastTime work) {
    compute(ELSEWHERE, work);
  }

  private void compute(String cores, LeastTime work) {
    LeastTime alone = alone(work);
    occupation.use(cores, success, work.scaled(1 / around.speed()));
    pass(alone, alone.mean() + computeWait(alone));
  }

  /** How long it takes longer than alone: cores are shared, loops and single locks waited for. */
  private double computeWait(LeastTime alone) {
    return Math.max(waitFor("cpu", alone.mean()), around.waitInLine("loops", "cpu"));
  }

  private double waitFor(String resource, double used) {
    double each = around.waitPerUse(resource);
    return used == 0 || each == 0 ? 0 : used * each;
  }

  private LeastTime alone(LeastTime work) {
    double rate = around.speed() * Math.min(1, around.cores());
    return rate == 1 ? work : work.scaled(1 / rate);
  }

  /** The same while a resource is held. */
  public void computeHolding(String resource, LeastTime work) {
    LeastTime alone = alone(work);
    Range held = Callee.timeOf(alone, alone.mean() + computeWait(alone));
    hold(resource, held);
    compute(work);
    take(LeastTime.NONE, waitFor(resource, (held.low() + held.high()) / 2));
  }

  /** A resource of this component is busy for this long, after a wait for it. */
  public void busy(String resource, LeastTime duration) {
    occupation.use(resource, success, duration);
    double wait = waitFor(resource, duration.mean());
    pass(duration, duration.mean() + Math.max(wait, around.waitInLine(resource, resource)));
  }

  /** A resource is held for so long while something else is waited for. */
  public void hold(String resource, Range duration) {
    occupation.hold(resource, success.times(duration));
  }

  /** A resource is busy for so long for every request, whatever becomes of it. */
  public void occupyAlways(String resource, double duration) {
    occupation.add(resource, Range.exactly(duration));
  }

  /** Time passes and nothing of this component is busy. */
  public void take(LeastTime duration) {
    pass(duration, duration.mean());
  }

  /** The same, after a wait that is likely so long where others come too. */
  public void take(LeastTime duration, double wait) {
    pass(duration, duration.mean() + (around.knowsWaits() ? wait : 0));
  }

  private void pass(LeastTime duration, double likelyDuration) {
    least = least.then(success.low(), success.high(), duration);
    double share = success.high();
    likely += share == 0 || likelyDuration == 0 ? 0 : share * likelyDuration;
  }

  /** So many units of a resource are held during all that was added so far, after a wait for it. */
  public void holdAllAlong(String resource, double units) {
    occupation.hold(resource, Callee.timeOf(least, likely).times(units));
    likely += waitFor(resource, likely);
  }

  /** A resource is busy whenever another one is, for so many times as long. */
  public void holdLike(String resource, String other, Range times) {
    occupation.holdLike(resource, other, times);
  }

  /** {@code component} or {@code component.endpoint} is called, and waited for. */
  public void call(String reference, CallTerms terms) {
    call(reference, null, null, terms);
  }

  /**
   * Another component is asked for something beyond an endpoint, and waited for.
   *
   * @param detail what is asked for, null for nothing
   * @param whileHeld a resource that is held while it is waited for, null for none
   */
  public void call(
      String reference, @Nullable Object detail, @Nullable String whileHeld, CallTerms terms) {
    Distribution timeout = terms.timeout();
    Target to = around.target(reference);
    Target target = new Target(to.component(), to.endpoint(), detail);
    Callee callee = around.callee(target);
    outgoing.call(target, success, callee.cut(timeout, terms.cancel()));
    LeastTime wait = timeout == null ? callee.least() : callee.least().upTo(timeout);
    double likelyWait = Math.max(wait.mean(), callee.likelyUpTo(timeout));
    if (whileHeld != null) {
      hold(whileHeld, Callee.timeOf(wait, likelyWait));
      likelyWait += waitFor(whileHeld, likelyWait);
    }
    pass(wait, likelyWait);
    success = success.times(callee.successWithin(timeout));
  }

  /** Another component is called, and not waited for. */
  public void send(String reference) {
    outgoing.send(around.target(reference), success);
  }

  /** Another component works for what came, so many times on average, and is not waited for. */
  public void send(Target target, Range times) {
    outgoing.send(target, success.times(times));
  }

  /** A share of those that came so far goes no further. */
  public void fail(Range share) {
    success = success.times(share.complement());
  }

  /**
   * Something is done so many times on average, one after the other. Failing ends the whole: of n
   * rounds that each succeed with s, sⁿ come through, and 1 + s + … + sⁿ⁻¹ are begun.
   */
  public void repeat(Distribution times, Consumer<Demand> body) {
    Demand round = of(body);
    double count = times.mean();
    Range begun = round.success.map(each -> LeastTime.begun(count, each));
    add(round, begun, false);
    pass(
        round.least.repeated(times, round.success.low()),
        begun.high() == 0 ? 0 : begun.high() * round.likely);
    success = success.times(round.success.map(each -> LeastTime.through(count, each)));
  }

  /** One of several ways is taken, each with its probability; what is left of 1 does nothing. */
  public void choose(List<Double> shares, List<Consumer<Demand>> ways) {
    chooseRanges(shares.stream().map(Range::exactly).toList(), ways);
  }

  /** The same with probabilities that are not known exactly. */
  public void chooseRanges(List<Range> shares, List<Consumer<Demand>> ways) {
    Alternatives alternatives = new Alternatives();
    for (int i = 0; i < ways.size(); i++) {
      Demand way = of(ways.get(i));
      add(way, shares.get(i), false);
      alternatives.add(shares.get(i), way.asCallee());
    }
    pass(alternatives.least(), alternatives.likely());
    success = success.times(alternatives.success());
  }

  /**
   * All ways are taken at once, until so many have ended OK or that cannot be reached any more.
   *
   * @param needed how many, from 1 to all
   * @param cancel what becomes of those that nobody waits for any more
   */
  public void fork(List<Consumer<Demand>> ways, int needed, Timeout.Cancelling cancel) {
    Branches branches = new Branches(ways, this::of);
    branches.done(needed, cancel).forEach((way, times) -> add(way, times, true));
    join(branches, needed);
  }

  private void join(Branches branches, int needed) {
    LeastTime join = branches.join(needed);
    pass(join, Math.max(join.mean(), branches.likely()));
    success = success.times(branches.success(needed));
  }

  /** The same is done by so many servers at once, all waited for; its work counts so many times. */
  public void everywhere(int servers, double counted, Consumer<Demand> work) {
    Demand one = of(work);
    add(one, Range.exactly(counted), false);
    join(Branches.alike(servers, one.asCallee()), servers);
  }

  /** Something is done so many times beside what the request waits for. */
  public void beside(Range times, Consumer<Demand> work) {
    add(of(work), times, true);
  }

  /** An entry was asked for and is not there: the same one is not found once more for chance. */
  public void missed(String cache, String keys) {
    missed.add(cache + " " + keys);
  }

  /** The share of gets of a cache that hit. */
  public Range hits(String cache, @Nullable String keys) {
    Range hits = around.hits(cache, keys);
    return missed.contains(cache + " " + keys) ? new Range(0, hits.high()) : hits;
  }

  private Demand of(Consumer<Demand> way) {
    Demand demand = new Demand(around);
    demand.missed.addAll(missed);
    way.accept(demand);
    return demand;
  }

  private void add(Demand other, Range count, boolean atOnce) {
    Range weight = success.times(count);
    occupation.add(other.occupation, weight);
    outgoing.add(other.outgoing, weight, count.high(), atOnce);
  }

  /** The resources that are held while something else is waited for, for so long at least. */
  public Set<String> held() {
    return occupation.held();
  }

  /** Busy seconds per request by resource. */
  public Map<String, Range> seconds() {
    return occupation.seconds();
  }

  /** E[S²] of the uses of a resource, added up per request; 0 where it is held. */
  public double squares(String resource) {
    return occupation.squares(resource);
  }

  /** Calls per request by callee. */
  public Map<Target, Range> calls() {
    return outgoing.calls();
  }

  /** How often others are called, and how many calls may be open at the same time. */
  public Outgoing outgoing() {
    return outgoing;
  }

  /** What callers may know of it. */
  public Callee asCallee() {
    return new Callee(least, Math.max(least.mean(), likely), success);
  }
}
