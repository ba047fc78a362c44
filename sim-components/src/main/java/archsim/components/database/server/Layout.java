package archsim.components.database.server;

import archsim.components.demand.Demand;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Queried;
import archsim.components.model.Wiring;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What a topology makes of what users write: one class for each, without a state. What it makes for
 * a run is a {@link Cluster}.
 */
public interface Layout {
  /** Refuses what it cannot make sense of. */
  default void check(Setup spec) {}

  /** What fields mean that were not written. */
  default Map<String, String> impliedDefaults(Setup spec) {
    return Collections.emptyMap();
  }

  /** The keys of the spec that mean something to it, beside those that all topologies have. */
  default List<String> fields() {
    return List.of();
  }

  /** The share of the data that one server holds. */
  default double dataShare(Setup spec) {
    return 1;
  }

  /** Those of them that have to be there. */
  default List<String> needs() {
    return List.of();
  }

  /** What it has beside what its servers have. */
  default List<ComponentSpec.Capacity> capacities(Setup spec) {
    return List.of();
  }

  /** Servers that there are when a run begins. */
  int servers(Setup spec);

  /** What can be made to happen to it. */
  default List<String> faults() {
    return List.of("kill");
  }

  /** What it measures of its own, beside what any database may. */
  default List<String> figures() {
    return List.of();
  }

  /**
   * Adds what one query needs on average; where servers are not equally busy, as if all were as
   * busy as the busiest one, since that is where the database saturates.
   */
  void addDemand(Setup spec, QueryProfile asked, Demand demand);

  /** What {@link Queried#busiest} says of it. */
  default double busiest(Setup spec, String name, String resource, List<Queried.Load> loads) {
    return loads.stream().mapToDouble(Queried.Load::busy).sum();
  }

  /** Makes the servers for a run, and the way of statements among them. */
  Cluster create(Setup spec, Wiring wiring);
}
