package archsim.core.theory;

import archsim.core.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * An open network of M/M/c queues: the arrival rates solve λ(j) = γ(j) + Σ λ(i) P(i, j), and each
 * queue is then as if it stood alone (Jackson: Networks of waiting lines, Operations Research 5,
 * 1957).
 *
 * @param queues one ErlangC per station
 */
public record OpenJackson(List<ErlangC> queues) {
  public OpenJackson {
    queues = List.copyOf(queues);
  }

  /**
   * Solves a network.
   *
   * @param external γ, arrivals from outside at each station, per second
   * @param routing P, where row i says with what probability one goes from i to j; what is left
   *     leaves the network
   * @param serviceTimes of one visit, in seconds
   * @param servers at each station
   */
  public static OpenJackson solve(
      double[] external, double[][] routing, double[] serviceTimes, int[] servers) {
    int n = external.length;
    Require.that(
        routing.length == n && serviceTimes.length == n && servers.length == n,
        "a network needs one row, service time and number of servers for each of %d stations",
        n);
    double[] rates = arrivalRates(external, routing);
    List<ErlangC> queues = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      queues.add(new ErlangC(rates[i], 1 / serviceTimes[i], servers[i]));
    }
    return new OpenJackson(queues);
  }

  /** λ of each station, per second: visits times the arrival rate of the network. */
  public static double[] arrivalRates(double[] external, double[][] routing) {
    int n = external.length;
    double[][] balance = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        balance[j][i] = (i == j ? 1 : 0) - routing[i][j];
      }
    }
    return LinearEquations.solve(balance, external);
  }

  /** L of the whole network. */
  public double requestsInside() {
    return queues.stream().mapToDouble(ErlangC::requestsInside).sum();
  }
}
