package archsim.components.balancer;

import archsim.components.balancer.LoadBalancer.Target;
import archsim.components.demand.Callee;
import archsim.components.demand.Surroundings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Ways in which a load balancer may share requests out among its targets; its own one lies between
 * them.
 *
 * <ul>
 *   <li>A policy with known shares keeps them while nothing is ejected.
 *   <li>Least requests: with few of them all replicas are idle and draw lots; with more, each has
 *       as many in it for its weight, so by Little's law its share is as its weight over its
 *       response time, which lies between the least one and the likely one.
 *   <li>Consistent hash: by weight as long as all have room, and where one is far above its share
 *       in between that and least requests.
 *   <li>Least response time: of two replicas drawn at random one is taken, so a target gets at
 *       least the draws of two of its own, and none of two others.
 *   <li>While one is ejected, all may go to one of the others.
 * </ul>
 */
final class Ways {
  private final LoadBalancer.Spec spec;
  private final String endpoint;
  private final Surroundings around;

  Ways(LoadBalancer.Spec spec, String endpoint, Surroundings around) {
    this.spec = spec;
    this.endpoint = endpoint;
    this.around = around;
  }

  List<double[]> all() {
    List<double[]> ways =
        switch (spec.policy()) {
          case LEAST_REQUEST, POWER_OF_TWO, CONSISTENT_HASH -> leastRequest();
          case LEAST_RESPONSE_TIME -> extremes(drawnTwice());
          default -> List.of(byWeight(spec, around));
        };
    double ejected = ejected();
    return ejected == 0
        ? ways
        : ways.stream().flatMap(way -> extremes(left(way, 1 - ejected)).stream()).toList();
  }

  /** The share of a way that is left to each target. */
  private static List<Double> left(double[] way, double share) {
    double sum = Arrays.stream(way).sum();
    return Arrays.stream(way).mapToObj(each -> share * each / sum).toList();
  }

  /** In proportion to the weights of all replicas. */
  static double[] byWeight(LoadBalancer.Spec spec, Surroundings around) {
    return spec.targets().stream()
        .mapToDouble(target -> target.weight() * around.replicas(target.to()))
        .toArray();
  }

  /**
   * The share of time in which one is ejected: of requests that fail with f, λ fᵏ series of k
   * failures per second begin at most, and each ejects one for a while.
   */
  private double ejected() {
    OutlierEjection ejection = spec.outlierEjection();
    if (ejection == null) {
      return 0;
    }
    double worst =
        spec.targets().stream()
            .mapToDouble(target -> 1 - callee(target).success().low())
            .max()
            .orElse(0);
    double series = StrictMath.pow(worst, ejection.consecutiveFailures());
    return series == 0 ? 0 : Math.min(1, around.rate().high() * series * ejection.length());
  }

  private Callee callee(Target target) {
    return around.callee(around.target(target.to() + "." + endpoint));
  }

  private List<double[]> leastRequest() {
    List<double[]> ways = new ArrayList<>();
    ways.add(shares(target -> 1));
    ways.add(shares(Target::weight));
    ways.add(shares(target -> target.weight() / callee(target).least().mean()));
    ways.add(shares(target -> target.weight() / callee(target).likely()));
    for (Target failing : spec.targets()) {
      ways.add(shares(target -> target.weight() / time(target, target.equals(failing))));
    }
    // Targets that take no time, or of which one that is full takes any, have no such share.
    ways.removeIf(way -> !hasShares(way));
    return ways;
  }

  /** The least time of those that end OK; what fails may end at once. */
  private double time(Target target, boolean fails) {
    double least = callee(target).least().mean();
    return fails ? least * callee(target).success().low() : least;
  }

  private static boolean hasShares(double[] way) {
    double sum = Arrays.stream(way).sum();
    return sum > 0 && Double.isFinite(sum);
  }

  /** The share of each target where a replica of it gets so much. */
  private double[] shares(ToDoubleFunction<Target> ofReplica) {
    return spec.targets().stream()
        .mapToDouble(target -> ofReplica.applyAsDouble(target) * around.replicas(target.to()))
        .toArray();
  }

  /** The probability that two different replicas drawn at random are both of a target. */
  private List<Double> drawnTwice() {
    double all = spec.targets().stream().mapToInt(target -> around.replicas(target.to())).sum();
    return spec.targets().stream()
        .map(target -> (double) around.replicas(target.to()))
        .map(own -> own * (own - 1) / (all * (all - 1)))
        .toList();
  }

  /** Each target in turn gets all but the least shares of the others. */
  private static List<double[]> extremes(List<Double> least) {
    double rest = 1 - least.stream().mapToDouble(Double::doubleValue).sum();
    List<double[]> ways = new ArrayList<>();
    for (int i = 0; i < least.size(); i++) {
      double[] way = least.stream().mapToDouble(Double::doubleValue).toArray();
      way[i] += rest;
      ways.add(way);
    }
    return ways;
  }
}
