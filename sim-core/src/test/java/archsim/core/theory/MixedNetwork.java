package archsim.core.theory;

import java.util.ArrayList;
import java.util.List;

/**
 * Single servers that an open and a closed class share: to the closed class a server is slower, its
 * demands are D/(1 − U) with U the utilisation by the open one, which in turn stays D (1 + Q)/(1 −
 * U) with Q of the closed one (Lazowska et al.: Quantitative System Performance, 1984, section
 * 7.4).
 *
 * @param closed the closed class on the slowed servers
 * @param openResponseTimes of the open class at each station, in seconds
 */
public record MixedNetwork(ExactMva closed, List<Double> openResponseTimes) {
  public MixedNetwork {
    openResponseTimes = List.copyOf(openResponseTimes);
  }

  /**
   * Solves a network.
   *
   * @param arrivalRate of the open class, per second
   * @param openDemands of the open class at each station, in seconds
   * @param closedDemands of the closed class at each station, in seconds
   * @param thinkTime of the closed class, in seconds
   * @param population of the closed class
   */
  public static MixedNetwork solve(
      double arrivalRate,
      List<Double> openDemands,
      List<Double> closedDemands,
      double thinkTime,
      int population) {
    List<Station> slowed = new ArrayList<>();
    for (int i = 0; i < closedDemands.size(); i++) {
      double left = 1 - arrivalRate * openDemands.get(i);
      slowed.add(Station.queue(1, closedDemands.get(i) / left, 1));
    }
    ExactMva closed = ExactMva.solve(slowed, thinkTime, population);
    List<Double> open = new ArrayList<>();
    for (int i = 0; i < openDemands.size(); i++) {
      double demand = openDemands.get(i);
      open.add(demand * (1 + closed.queueLengths().get(i)) / (1 - arrivalRate * demand));
    }
    return new MixedNetwork(closed, open);
  }
}
