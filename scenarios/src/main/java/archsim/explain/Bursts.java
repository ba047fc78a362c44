package archsim.explain;

import archsim.components.demand.Burstiness;
import archsim.components.demand.Demand;
import archsim.components.demand.Range;
import archsim.components.model.Balancer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * By how much the requests that come to endpoints vary more than a Poisson process. Variances of
 * counts add up where flows meet. Of requests that come with a share p, p of an excess is left; an
 * excess that lasts grows with the calls that a request makes, as they all come while it does; and
 * n calls at once are n − 1 more (index of dispersion for counts: Cox, Lewis: The Statistical
 * Analysis of Series of Events, 1966).
 */
final class Bursts {
  private final SystemIndex index;
  private final Flows flows;
  private final Map<Demand.Target, Sum> sums = new HashMap<>();

  Bursts(SystemIndex index, Flows flows) {
    this.index = index;
    this.flows = flows;
    flows
        .origins()
        .forEach(each -> send(each.source().burstiness(), each.rate().high(), each.demand()));
    var groups = index.graph().groups();
    for (int i = groups.size() - 1; i >= 0; i--) {
      Map<Demand.Target, Burstiness> known = new LinkedHashMap<>();
      groups.get(i).endpoints().forEach(each -> known.put(each, of(each)));
      known.forEach(
          (caller, burstiness) -> {
            double rate = flows.visits().done(caller).high();
            if (rate > 0 && !passesOn(caller.component())) {
              send(burstiness, rate, flows.demand(caller));
            }
          });
    }
  }

  /** Of the requests to an endpoint. */
  Burstiness of(Demand.Target endpoint) {
    Sum sum = sums.get(endpoint);
    return sum == null ? Burstiness.NONE : sum.mean();
  }

  /**
   * Of what comes to one replica's resource, by the work that each endpoint has for it: of such
   * that lasts, as if each use came alone.
   *
   * @param residual E[S²]/2E[S] of a use, 0 where it is not known and taken for exponential
   */
  Burstiness at(Use use, double residual) {
    Sum sum = new Sum();
    double squares = 0;
    double lasting = 0;
    for (Demand.Target endpoint : index.endpoints(use.component())) {
      double rate = flows.visits().done(endpoint).high();
      double work =
          flows.demand(endpoint).seconds().getOrDefault(use.resource(), Range.ZERO).high();
      if (rate > 0 && work > 0 && Double.isFinite(work)) {
        Burstiness own = of(endpoint);
        sum.add(rate * work, own);
        squares += rate * work * work;
        lasting += rate * work * work * own.lasting();
      }
    }
    double each = residual == 0 ? squares : residual * sum.weight;
    double replicas = index.replicas(use.component());
    Burstiness mean = sum.mean();
    return new Burstiness(
        mean.shortly() / replicas, lasting == 0 ? 0 : lasting / each / replicas, mean.peak());
  }

  /** A balancer sends each request on, so its targets are called at once by whoever calls it. */
  private boolean passesOn(String component) {
    return index.architecture().spec(component) instanceof Balancer;
  }

  private void send(Burstiness burstiness, double rate, Demand demand) {
    Map<String, double[]> open = new HashMap<>();
    Map<Demand.Target, Double> reached = new LinkedHashMap<>();
    demand
        .calls()
        .forEach(
            (callee, calls) -> {
              String component = callee.component();
              open.putIfAbsent(
                  component,
                  new double[] {
                    demand.outgoing().waitedFor(component), demand.outgoing().sent(component)
                  });
              reach(callee, calls.high(), open, reached);
            });
    reached.forEach(
        (callee, calls) -> {
          double[] atOnce = open.getOrDefault(callee.component(), new double[2]);
          double shortly =
              Math.min(1, calls) * burstiness.shortly() + Math.max(0, atOnce[0] + atOnce[1] - 1);
          double lasting = calls * burstiness.lasting();
          sums.computeIfAbsent(callee, any -> new Sum())
              .add(rate * calls, new Burstiness(shortly, lasting, burstiness.peak()));
        });
  }

  private void reach(
      Demand.Target callee,
      double calls,
      Map<String, double[]> open,
      Map<Demand.Target, Double> reached) {
    if (calls == 0) {
      return;
    }
    reached.merge(callee, calls, Double::sum);
    if (passesOn(callee.component())) {
      double[] before = open.getOrDefault(callee.component(), new double[2]);
      flows
          .demand(callee)
          .calls()
          .forEach(
              (target, share) -> {
                double[] all = open.computeIfAbsent(target.component(), any -> new double[2]);
                all[0] = Math.max(all[0], share.high() * before[0]);
                all[1] += share.high() * before[1];
                reach(target, calls * share.high(), open, reached);
              });
    }
  }

  /** Means over flows. */
  static final class Sum {
    private double weight;
    private double shortly;
    private double lasting;
    private double peak;

    void add(double flow, Burstiness each) {
      weight += flow;
      shortly += flow * each.shortly();
      lasting += flow * each.lasting();
      peak += flow * each.peak();
    }

    Burstiness mean() {
      return weight == 0
          ? Burstiness.NONE
          : new Burstiness(shortly / weight, lasting / weight, peak / weight);
    }
  }
}
