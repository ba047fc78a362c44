package archsim.explain;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which share of the requests comes through where resources are asked for too much. */
final class Losses {
  private static final double BURSTS = 4;

  private final SystemIndex index;
  private final Collection<Use> uses;
  private final Map<String, Use> alone;

  /**
   * @param uses what resources are kept busy by a load
   * @param alone the same where nobody waits, by the name of the resource
   */
  Losses(SystemIndex index, Collection<Use> uses, Map<String, Use> alone) {
    this.index = index;
    this.uses = uses;
    this.alone = alone;
  }

  /** The least share that comes through all of some components, by the name of the workload. */
  Map<String, Double> through(Map<String, Set<String>> reached) {
    Map<Use, Double> each = new HashMap<>();
    uses.forEach(use -> each.put(use, through(use)));
    Map<String, Double> least = new HashMap<>();
    reached.forEach(
        (source, components) ->
            least.put(
                source,
                uses.stream()
                    .filter(use -> components.contains(use.component()))
                    .mapToDouble(use -> each.getOrDefault(use, 1.0))
                    .min()
                    .orElse(1)));
    return least;
  }

  private double through(Use use) {
    double asked = asked(use);
    return asked > 1 ? (1 - refused(use)) / asked : 1;
  }

  /**
   * Those that find k places taken where as much is asked for as there is: Erlang's B(c) without
   * any, B/(1 + k B) of M/M/c/(c + k), and up to so many times that where arrivals come in bursts.
   * The more are asked for, the more are carried.
   */
  private double refused(Use use) {
    double places = use.capacity().places();
    if (Double.isInfinite(places)) {
      return 0;
    }
    double units = use.useful() / index.replicas(use.component());
    double busy = Load.Station.blocking(units, units);
    return Math.min(busy, BURSTS * busy / (1 + places * busy));
  }

  /**
   * How many times as much as there is may be asked for. Of what is held while another one is full,
   * N units each go round D seconds, and behind N − 1 others at the busiest one, that each keep it
   * busy for d seconds: a throughput of N/(D + (N − 1) d) at least (Zahorjan, Sevcik, Eager,
   * Galler: Balanced job bound analysis of queueing networks, Comm. ACM 25(2), 1982).
   */
  private double asked(Use use) {
    if (!Double.isInfinite(likely(use))) {
      return likely(use) / use.useful();
    }
    Set<String> behind = index.reach().from(use.component());
    double busiest =
        uses.stream()
            .filter(other -> behind.contains(other.component()))
            .filter(other -> !Double.isInfinite(likely(other)))
            .mapToDouble(other -> likely(other) / other.useful())
            .max()
            .orElse(0);
    double others = Math.max(0, use.useful() - 1);
    double round = likely(alone.getOrDefault(use.name(), use));
    return ((Double.isInfinite(round) ? 0 : round) + others * busiest) / use.useful();
  }

  /** As much as the open workloads may ask for; of what is held, with waits as long as likely. */
  private static double likely(Use use) {
    return use.isHeld()
        ? (use.openBusy().low() + use.openBusy().high()) / 2
        : use.openBusy().high() * use.unevenness().high();
  }
}
