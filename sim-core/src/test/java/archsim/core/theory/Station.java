package archsim.core.theory;

import archsim.core.Require;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One station of a closed network.
 *
 * @param visits v, of one request to this station
 * @param serviceTime S of a visit at speed 1, in seconds
 * @param speeds the speed of the station with 1, 2, … inside, of which the last one holds from
 *     there on; none for a delay, where nobody waits
 */
public record Station(double visits, double serviceTime, List<Double> speeds) {
  public Station {
    Require.that(
        visits >= 0 && serviceTime >= 0,
        "visits and service time must be >= 0, were %s and %s",
        visits,
        serviceTime);
    speeds = List.copyOf(speeds);
    Require.that(speeds.stream().allMatch(x -> x > 0), "speeds must be > 0, were %s", speeds);
  }

  /** A queue with c servers. */
  public static Station queue(double visits, double serviceTime, int servers) {
    return new Station(
        visits, serviceTime, IntStream.rangeClosed(1, servers).mapToObj(n -> (double) n).toList());
  }

  /** A place where time passes and nobody waits. */
  public static Station delay(double visits, double serviceTime) {
    return new Station(visits, serviceTime, List.of());
  }

  /** D = v S, in seconds. */
  public double demand() {
    return visits * serviceTime;
  }

  /** The speed with n inside. */
  double speed(int n) {
    return speeds.isEmpty() ? n : speeds.get(Math.min(n, speeds.size()) - 1);
  }

  /** Whether this is a queue with one server of constant speed, or a delay. */
  boolean isSimple() {
    return speeds.isEmpty() || (speeds.size() == 1 && speeds.get(0) == 1);
  }
}
