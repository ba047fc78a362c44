package archsim.core.theory;

import archsim.core.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * A closed network of N requests of one class in steady state, exactly.
 *
 * <p>Networks of delays and single servers are solved by the recursion R(i, n) = D(i) (1 + Q(i, n −
 * 1)), X(n) = n/(Z + Σ R(i, n)), Q(i, n) = X(n) R(i, n) (Reiser and Lavenberg: Mean-value analysis
 * of closed multichain queuing networks, JACM 27(2), 1980). Its form for several servers loses all
 * digits to cancellation near saturation, so those networks are solved by convolution, which gives
 * the same figures.
 *
 * @param throughput X, of the whole network, per second
 * @param responseTime R = N/X − Z, in seconds
 * @param queueLengths Q of each station, those in service included
 * @param stations in the order of the queue lengths
 */
public record ExactMva(
    double throughput, double responseTime, List<Double> queueLengths, List<Station> stations) {

  public ExactMva {
    queueLengths = List.copyOf(queueLengths);
    stations = List.copyOf(stations);
  }

  /**
   * Solves a network.
   *
   * @param thinkTime Z outside of the stations, in seconds
   * @param population N
   */
  public static ExactMva solve(List<Station> stations, double thinkTime, int population) {
    Require.that(
        population >= 1 && thinkTime >= 0,
        "population must be >= 1 and think time >= 0, were %d and %s",
        population,
        thinkTime);
    return stations.stream().allMatch(Station::isSimple)
        ? byRecursion(stations, thinkTime, population)
        : Convolution.solve(stations, thinkTime, population);
  }

  /** Time of one visit to a station, in seconds. */
  public double timePerVisit(int station) {
    return queueLengths.get(station) / (throughput * stations.get(station).visits());
  }

  /** Visits to a station per second, X v. */
  public double throughputOf(int station) {
    return throughput * stations.get(station).visits();
  }

  /** X D/c, where c is the largest speed; of a delay the mean number inside. */
  public double utilisation(int station) {
    Station one = stations.get(station);
    double servers = one.speeds().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    return throughput * one.demand() / servers;
  }

  private static ExactMva byRecursion(List<Station> stations, double thinkTime, int population) {
    int count = stations.size();
    double[] queue = new double[count];
    double[] time = new double[count];
    double throughput = 0;
    for (int n = 1; n <= population; n++) {
      double total = thinkTime;
      for (int i = 0; i < count; i++) {
        Station station = stations.get(i);
        time[i] = station.demand() * (station.speeds().isEmpty() ? 1 : 1 + queue[i]);
        total += time[i];
      }
      throughput = n / total;
      for (int i = 0; i < count; i++) {
        queue[i] = throughput * time[i];
      }
    }
    return of(stations, thinkTime, population, throughput, queue);
  }

  static ExactMva of(
      List<Station> stations, double thinkTime, int population, double throughput, double[] queue) {
    List<Double> lengths = new ArrayList<>();
    for (double length : queue) {
      lengths.add(length);
    }
    double response = LittlesLaw.closedResponseTime(population, throughput, thinkTime);
    return new ExactMva(throughput, response, lengths, stations);
  }
}
