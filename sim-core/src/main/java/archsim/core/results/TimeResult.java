package archsim.core.results;

import java.util.Map;

/**
 * Where the time of a workload's requests goes.
 *
 * @param mean seconds by part ({@code app.cpu}, {@code app.cpu.wait} …), adding up to the mean
 *     latency of requests that ended OK
 */
public record TimeResult(Map<String, Double> mean, TailTimeResult slowest1Percent) {

  /**
   * The slowest one percent of the requests.
   *
   * @param latencyS their mean latency, which the parts add up to
   */
  public record TailTimeResult(double latencyS, Map<String, Double> parts) {}
}
