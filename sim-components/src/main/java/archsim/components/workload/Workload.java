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
import archsim.core.random.Distribution;
import archsim.core.random.Uniform;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.ImpliedDefaults;
import archsim.core.spec.Inline;
import archsim.core.spec.Key;
import archsim.core.spec.NotYet;
import archsim.core.spec.Ref;
import archsim.core.spec.Shorthand;
import archsim.core.spec.Unit;
import java.util.ArrayList;
import java.util.Collections;
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
   * @param rate arrivals per second
   * @param endpoints shares of the arrivals by endpoint of the component
   * @param users how many there are in a closed workload
   * @param think before every call of the flow, in seconds
   * @param terms of a client's wait for the answer
   * @param sessions with them the rate is that of sessions
   * @param priority of its requests wherever they wait
   * @param pause of a user without think time after a refusal, in seconds
   */
  @Doc("Requests that arrive at a rate (open), or users who wait for answers (closed).")
  @NotYet({"trace", "classes", "shape", "origin", "loop"})
  public record Spec(
      @Doc("Arrivals per second, of sessions where it has any; makes the workload open.")
          @Unit(Dimension.PER_SECOND)
          @Nullable Double rate,
      @Doc("How the gaps between arrivals are distributed (open, default poisson).")
          @Nullable Arrivals arrivals,
      @Doc("Where arrivals go: component, or component.endpoint (open).")
          @Ref(value = Called.class, endpoint = true)
          @Nullable String to,
      @Doc("Shares of the arrivals by endpoint of `to` (open).") @Unit(Dimension.SHARE)
          @Nullable Map<String, Double> endpoints,
      @Doc("How many users there are; makes the workload closed.") @Unit(Dimension.COUNT)
          @Nullable Integer users,
      @Doc("How long a user thinks before every call (closed, default 0).") @Unit(Dimension.SECONDS)
          @Nullable Distribution think,
      @Doc("The calls a user makes, over and over (closed).") @Nullable List<FlowCall> flow,
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
      WorkloadRules.check(rate, arrivals, to, endpoints, users, think, flow, sessions, pause);
      flow = flow == null ? null : List.copyOf(flow);
      endpoints =
          endpoints == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(endpoints));
    }

    @Override
    public void check(Findings findings) {
      WorkloadRules.check(this, findings);
    }

    @Override
    public boolean hasSessions() {
      return users != null || sessions != null;
    }

    @Override
    public double settlesAfter() {
      return sessions == null ? 0 : sessions.settlesAfter();
    }

    /** A workload whose arrivals, or users, are no sessions of their own. */
    public Spec(
        @Nullable Double rate,
        @Nullable Arrivals arrivals,
        @Nullable String to,
        @Nullable Map<String, Double> endpoints,
        @Nullable Integer users,
        @Nullable Distribution think,
        @Nullable List<FlowCall> flow,
        @Nullable String requestClass,
        CallTerms terms) {
      this(rate, arrivals, to, endpoints, users, think, flow, requestClass, terms, null, 0, null);
    }

    /** This workload, its arrivals being sessions. */
    public Spec withSessions(SessionSpec newSessions) {
      return new Spec(
          rate,
          arrivals,
          to,
          endpoints,
          users,
          think,
          flow,
          requestClass,
          terms,
          newSessions,
          priority,
          pause);
    }

    double meanRate() {
      return arrivals instanceof Arrivals.Mmpp mmpp ? mmpp.meanRate() : rate == null ? 0 : rate;
    }

    @Override
    public Map<String, String> impliedDefaults() {
      Map<String, String> implied = new LinkedHashMap<>();
      if (users == null && arrivals == null) {
        implied.put("arrivals", "poisson");
      }
      if (users != null && think == null) {
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
      return users != null && (think == null || think.mean() == 0);
    }

    @Override
    public double refusalRate() {
      return users == null || !pausesAfterRefusal() ? 0 : users / pauseAfterRefusal().mean();
    }

    Distribution pauseAfterRefusal() {
      return pause == null ? PAUSE : pause;
    }

    /** Where its requests go, with the share of each. */
    List<Way> ways(Architecture architecture) {
      List<Way> ways = new ArrayList<>();
      if (flow != null) {
        for (FlowCall call : flow) {
          ways.add(way(architecture, call.call(), 1.0 / flow.size()));
        }
      } else if (to != null && endpoints == null) {
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
      return users == null ? new OpenArrivals(this, wiring) : new Users(this, users, wiring);
    }

    @Override
    public boolean isClosed() {
      return users != null;
    }

    @Override
    public Burstiness burstiness() {
      return arrivals == null ? Burstiness.NONE : arrivals.burstiness();
    }

    @Override
    public double population() {
      return users == null ? Double.POSITIVE_INFINITY : users;
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
      if (users == null) {
        return Range.exactly(meanRate() * (sessions == null ? 1 : sessions.length().mean()));
      }
      double pause = think == null ? 0 : think.mean();
      Range time = demand.asCallee().time();
      return new Range(users / (pause + time.high()), users / (pause + time.low()));
    }
  }

  /**
   * One call of a flow.
   *
   * @param call {@code component} or {@code component.endpoint}
   */
  @Doc("One call of a flow.")
  public record FlowCall(
      @Shorthand
          @Doc("Whom: component, or component.endpoint.")
          @Ref(value = Called.class, endpoint = true)
          String call) {}

  /** An endpoint that requests go to. */
  record Way(Demand.Target target, double share) {
    String reference() {
      return target.component() + "." + target.endpoint();
    }
  }
}
