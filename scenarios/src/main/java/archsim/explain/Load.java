package archsim.explain;

import archsim.components.demand.Burstiness;
import archsim.components.demand.Demand;
import archsim.components.demand.Range;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the load before a look at the system, for what depends on it.
 *
 * @param shares of the targets of load balancers, by balancer, where their weights do not say them
 * @param rates requests per second, by endpoint
 * @param waits likely waits for a resource per use of it, by its name; empty where waits are left
 *     out
 * @param through the share of the requests of a workload that come through at least, by its name;
 *     all where nothing is said
 */
record Load(
    Map<String, double[]> shares,
    Map<Demand.Target, Range> rates,
    Map<String, Station> waits,
    Map<String, Double> through) {
  private static final Set<String> NOBODY_WAITS_FOR = Set.of("memory", "messages", "credits", "gc");

  /** Of which nothing is known. */
  static final Load NONE = new Load(Map.of(), Map.of(), Map.of(), Map.of());

  /** Whether nothing is known of it. */
  boolean isFirst() {
    return shares.isEmpty() && rates.isEmpty() && waits.isEmpty();
  }

  /** The same where only a share of the requests of workloads come through. */
  Load with(Map<String, Double> newThrough) {
    return new Load(shares, rates, waits, newThrough);
  }

  /** Whether it is nearly the same as another one of the same system. */
  boolean isClose(Load other, double precision) {
    return waits.size() == other.waits().size()
        && waits.entrySet().stream()
            .allMatch(
                each -> {
                  Station last = other.waits().get(each.getKey());
                  return last != null
                      && near(each.getValue().utilisation(), last.utilisation(), precision);
                })
        && rates.entrySet().stream()
            .allMatch(
                each -> {
                  Range last = other.rates().get(each.getKey());
                  return last != null
                      && near(each.getValue().low(), last.low(), precision)
                      && near(each.getValue().high(), last.high(), precision);
                });
  }

  private static boolean near(double a, double b, double precision) {
    return a == b || Math.abs(a - b) <= precision * Math.max(1, Math.abs(b));
  }

  /** The resource of a component that requests wait for; null where they do not. */
  @Nullable Station station(String component, String resource) {
    return NOBODY_WAITS_FOR.contains(resource) ? null : waits.get(component + "." + resource);
  }

  /**
   * A resource in the present load.
   *
   * @param utilisation the largest likely busy share, above 1 where more is asked for than there is
   * @param units of one replica
   * @param residual E[S²]/2E[S] of its uses S, in seconds: what is left of one when another comes
   * @param bursts of what comes to one replica
   * @param most users that can wait at all, +∞ where nothing bounds them
   */
  record Station(
      double utilisation, double units, double residual, Burstiness bursts, double most) {
    private static final double FULL = 0.999;
    private static final double BURSTS = 2;

    /** Of what is as much as can be, as waits may be twice as long as those that are likely. */
    private static final double SURE = 0.5;

    /**
     * The wait per service time: that of usual arrivals, and what bursts that last add to it in
     * heavy traffic, I/(2c (1 − ρ)) with the excess I of the index of dispersion. It is at most
     * that of a load which is always as high as in bursts.
     */
    double waitPerUse() {
      if (utilisation >= FULL) {
        return most / units;
      }
      double usual = usual(utilisation);
      double lasting = bursts.lasting() / (2 * units * (1 - utilisation));
      double peak = utilisation * bursts.peak();
      double more = peak >= FULL ? lasting : Math.min(lasting, usual(peak) - usual);
      return Math.min(usual + SURE * more, most / units);
    }

    /**
     * The wait of a G/G/c queue with ca² + cs² = 2 + I per service time, (2 + I)/2 ρ^(√(2(c + 1)) −
     * 1) / (c (1 − ρ)) (Sakasegawa: An approximation formula L_q ≃ α·ρ^β/(1 − ρ), Ann. Inst.
     * Statist. Math. 29, 1977); of an excess I of arrivals at once, those find each other however
     * seldom they come, so it is not multiplied by ρ.
     */
    private double usual(double busy) {
      double power = Math.sqrt(2 * (units + 1)) - 1;
      double alone = StrictMath.pow(busy, power) / (units * (1 - busy));
      return busy == 0 ? 0 : alone * (1 + bursts.shortly() / (2 * busy));
    }

    /**
     * The share of arrivals that may find c servers busy and k places taken: twice that of M/M/c/(c
     * + k), B ρᵏ/(1 + B (ρ + … + ρᵏ)) with Erlang's B, as arrivals may come in bursts. Where more
     * is asked for than there is, what is lost for that alone is left out: B at ρ = 1.
     */
    double loss(double places) {
      if (utilisation >= 1) {
        return blocking(units, units);
      }
      double busy = blocking(units, utilisation * units);
      double last = StrictMath.pow(utilisation, places);
      double sum = utilisation * (1 - last) / (1 - utilisation);
      return Math.min(1, BURSTS * busy * last / (1 + busy * sum));
    }

    /** Erlang's loss formula. */
    static double blocking(double units, double offered) {
      int servers = (int) Math.max(1, Math.floor(units));
      double busy = 1;
      for (int i = 1; i <= servers && busy > 0; i++) {
        busy = offered * busy / (i + offered * busy);
      }
      return busy;
    }
  }
}
