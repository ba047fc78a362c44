package archsim.components.database;

import archsim.components.call.Timeout;
import archsim.components.demand.Demand;
import archsim.components.model.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Servers of which several hold each key, and so many of these have to answer. */
final class Quorum implements Layout {
  @Override
  public List<String> fields() {
    return List.of("servers", "replicationFactor", "consistency", "partitioning");
  }

  @Override
  public Map<String, String> impliedDefaults(Database.Spec spec) {
    Map<String, String> implied = spec.copies().impliedDefaults();
    if (spec.partitioning() == null) {
      implied.put("partitioning", "consistent-hash");
    }
    return implied;
  }

  @Override
  public boolean worksInBackground() {
    return true;
  }

  @Override
  public double dataShare(Database.Spec spec) {
    return (double) spec.copies().owners() / spec.copies().serverCount();
  }

  @Override
  public int servers(Database.Spec spec) {
    return spec.copies().serverCount();
  }

  @Override
  public List<String> figures() {
    return List.of("stale_ratio", "hints");
  }

  /**
   * A read asks as many owners as have to answer, a write all; the mean over all servers counts.
   */
  @Override
  public void addDemand(Database.Spec spec, Asked asked, Demand demand) {
    int needed = spec.copies().needed(asked.query().consistency());
    int all = asked.operation() == Operation.READ ? needed : spec.copies().owners();
    List<Consumer<Demand>> ways = new ArrayList<>();
    for (int i = 0; i < all; i++) {
      ways.add(each -> new DatabaseDemand(spec).add(asked, each));
    }
    demand.fork(ways, needed, Timeout.Cancelling.IGNORE);
  }

  @Override
  public Cluster create(Database.Spec spec, Wiring wiring) {
    return new QuorumCluster(spec, wiring);
  }
}
