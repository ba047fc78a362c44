package archsim.components.workload;

import archsim.components.call.CallTerms;
import archsim.components.demand.Burstiness;
import archsim.components.demand.Demand;
import archsim.components.demand.Range;
import archsim.components.model.Architecture;
import archsim.components.model.Called;
import archsim.components.model.Checked;
import archsim.components.model.Findings;
import archsim.components.model.Source;
import archsim.components.model.SourceSpec;
import archsim.components.model.SourceWiring;
import archsim.core.Require;
import archsim.core.random.Distribution;
import archsim.core.random.Uniform;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.ImpliedDefaults;
import archsim.core.spec.Inline;
import archsim.core.spec.Key;
import archsim.core.spec.NotYet;
import archsim.core.spec.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where requests come from. Open: they arrive at a rate, whatever happens to those before them.
 * Closed: users who think, send a request, and wait for its end before they think again.
 */
public final class Workload {
  private Workload() {}

  /**
   * What a user wrote about a workload.
   *
   * @param terms of a client's wait for the answer
   * @param sessions with them the rate is that of sessions
   * @param priority of its requests wherever they wait
   * @param pause of a user without think time after a refusal, in seconds
   */
  @Doc("Requests that arrive at a rate (open), or users who wait for answers (closed).")
  @NotYet({"trace", "classes", "shape", "origin", "loop"})
  public record Spec(
      @Inline Open open,
      @Inline Closed closed,
      @Key("class") @Doc("Groups the results of its requests.") @Nullable String requestClass,
      @Inline CallTerms terms,
      @Doc("Makes every arrival a session of several requests (open).")
          @Nullable SessionSpec sessions,
      @Doc("In queues of order priority the highest number is served first.")
          @Unit(Dimension.COUNT)
          @Default("0")
          int priority,
      @Doc(
              "How long a user without think time waits after a request that was refused, or failed"
                  + " at once; without it time would stand still (closed, default uniform(0s 1s)).")
          @Unit(Dimension.SECONDS)
          @Nullable Distribution pause)
      implements SourceSpec, Checked, ImpliedDefaults {

    /**
     * What clients come to that back off up to a second with full jitter, as most do (Brooker:
     * Exponential backoff and jitter, AWS Architecture Blog, 2015).
     */
    private static final Distribution PAUSE = new Uniform(0, 1);

    public Spec {
      Require.that(
          open.isSaid() != (closed.users() != null),
          "a workload has either a `rate` (open) or `users` (closed)");
      if (open.isSaid()) {
        Require.field("to", open.to() != null, "is missing: where do the arrivals go?");
        Require.field(
            "think", closed.think() == null && closed.flow() == null, "and flow belong to `users`");
        Require.field("pause", pause == null, "belongs to `users`");
      } else {
        Require.field(
            "to",
            open.to() == null && open.endpoints() == null && open.arrivals() == null,
            ", endpoints and arrivals belong to a `rate`; users have a flow: [call: ..]");
        Require.field(
            "sessions", sessions == null, "belong to a `rate`; every user is one long session");
        Require.field("flow", !closed.calls().isEmpty(), "is missing: what do the users call?");
        Require.field(
            "pause",
            pause == null || pause.mean() > 0,
            "must be > 0: after a refusal that takes no time, time would stand still");
      }
    }

    /** A priority that nobody looks at would be read and ignored. */
    @Override
    public void check(Findings findings) {
      boolean isLookedAt =
          findings.architecture().components().values().stream()
              .anyMatch(each -> each instanceof Called called && called.looksAtPriorities());
      if (priority != 0 && !isLookedAt) {
        findings.refuse(
            Findings.Kind.RULE,
            this,
            "priority",
            "workload '%s' has priority %s, but no queue looks at priorities"
                .formatted(findings.component(), priority),
            "write queue: {order: priority} in a service that it reaches");
      }
    }

    @Override
    public boolean hasSessions() {
      return isClosed() || sessions != null;
    }

    @Override
    public double settlesAfter() {
      return sessions == null ? 0 : sessions.settlesAfter();
    }

    @Override
    public Map<String, String> impliedDefaults() {
      Map<String, String> implied = new LinkedHashMap<>();
      if (!isClosed() && open.arrivals() == null) {
        implied.put("arrivals", "poisson");
      }
      if (isClosed() && closed.think() == null) {
        implied.put("think", "0ms");
      }
      if (pausesAfterRefusal() && pause == null) {
        implied.put("pause", "uniform(0s 1s)");
      }
      implied.putAll(terms.impliedDefaults());
      return implied;
    }

    /**
     * Whether its users have no think time: one that is refused at once would otherwise ask again
     * and again at the same instant.
     */
    @Override
    public boolean pausesAfterRefusal() {
      return isClosed() && closed.meanThink() == 0;
    }

    @Override
    public double refusalRate() {
      Integer users = closed.users();
      return users == null || !pausesAfterRefusal() ? 0 : users / pauseAfterRefusal().mean();
    }

    Distribution pauseAfterRefusal() {
      return pause == null ? PAUSE : pause;
    }

    /** Where its requests go, with the share of each. */
    List<Way> ways(Architecture architecture) {
      List<Way> ways = new ArrayList<>();
      closed
          .calls()
          .forEach(each -> ways.add(way(architecture, each.call(), 1.0 / closed.calls().size())));
      String to = open.to();
      Map<String, Double> endpoints = open.endpoints();
      if (to != null && endpoints == null) {
        ways.add(way(architecture, to, 1));
      } else if (to != null && endpoints != null) {
        endpoints.forEach(
            (endpoint, share) -> ways.add(way(architecture, to + "." + endpoint, share)));
      }
      return ways;
    }

    private static Way way(Architecture architecture, String reference, double share) {
      return new Way(architecture.target(reference), share);
    }

    /**
     * The classes of its requests: what the endpoint or the workload says, or the endpoint itself
     * where requests go to several.
     */
    @Override
    public List<String> classes(Architecture architecture) {
      return classOf(architecture).values().stream().distinct().toList();
    }

    Map<Demand.Target, String> classOf(Architecture architecture) {
      List<Way> ways = ways(architecture);
      boolean several = ways.stream().map(Way::target).distinct().count() > 1;
      Map<Demand.Target, String> classes = new LinkedHashMap<>();
      for (Way way : ways) {
        String own = architecture.requestClass(way.target());
        if (own != null) {
          classes.put(way.target(), own);
        } else if (requestClass != null) {
          classes.put(way.target(), requestClass);
        } else if (several) {
          classes.put(way.target(), way.target().endpoint());
        }
      }
      return classes.size() == ways.stream().map(Way::target).distinct().count()
          ? classes
          : Map.of();
    }

    @Override
    public Source create(SourceWiring wiring) {
      if (sessions != null) {
        return new SessionArrivals(this, sessions, wiring);
      }
      Integer users = closed.users();
      return users == null ? new OpenArrivals(this, wiring) : new Users(this, users, wiring);
    }

    @Override
    public boolean isClosed() {
      return closed.users() != null;
    }

    @Override
    public Burstiness burstiness() {
      return open.arrivals() == null ? Burstiness.NONE : open.arrivals().burstiness();
    }

    @Override
    public double population() {
      return closed.users() == null ? Double.POSITIVE_INFINITY : closed.users();
    }

    @Override
    public Range addDemand(Architecture architecture, Demand demand) {
      List<Way> ways = ways(architecture);
      demand.choose(
          ways.stream().map(Way::share).toList(),
          ways.stream()
              .<Consumer<Demand>>map(
                  way ->
                      each ->
                          each.call(
                              way.target().component() + "." + way.target().endpoint(), terms))
              .toList());
      Integer users = closed.users();
      if (users == null) {
        return Range.exactly(open.meanRate() * (sessions == null ? 1 : sessions.length().mean()));
      }
      double think = closed.meanThink();
      Range time = demand.asCallee().time();
      return new Range(users / (think + time.high()), users / (think + time.low()));
    }
  }

  /** An endpoint that requests go to. */
  record Way(Demand.Target target, double share) {
    String reference() {
      return target.component() + "." + target.endpoint();
    }
  }
}
