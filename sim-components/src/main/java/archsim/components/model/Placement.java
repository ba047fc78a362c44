package archsim.components.model;

import java.util.List;

/**
 * Where the replicas of a component stand.
 *
 * @param fleet the machines they stand on
 * @param hosts the number of each replica's host, from 0
 */
public record Placement(String fleet, List<Integer> hosts) {
  public Placement {
    hosts = List.copyOf(hosts);
  }

  /** How many of the replicas stand on each host. */
  public int[] counts(int machines) {
    int[] counts = new int[machines];
    hosts.forEach(host -> counts[host]++);
    return counts;
  }
}
