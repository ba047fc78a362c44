package archsim.components.database.quorum;

import archsim.components.call.Timeout;
import archsim.components.database.server.Cluster;
import archsim.components.database.server.Layout;
import archsim.components.database.server.Operation;
import archsim.components.database.server.QueryProfile;
import archsim.components.database.server.ServerDemand;
import archsim.components.database.server.Setup;
import archsim.components.demand.Demand;
import archsim.components.model.Wiring;
import archsim.components.partition.By;
import archsim.components.partition.PartitioningSpec;
import archsim.core.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Servers of which several hold each key, and so many of these have to answer. */
public final class Quorum implements Layout {
  @Override
  public List<String> fields() {
    return List.of("servers", "replicationFactor", "consistency", "partitioning");
  }

  @Override
  public void check(Setup spec) {
    PartitioningSpec partitioning = spec.spread().partitioning();
    Require.field(
        "partitioning",
        partitioning == null || partitioning.by() != By.RANGE,
        "of topology quorum is by hash or consistent-hash, not by range");
  }

  @Override
  public Map<String, String> impliedDefaults(Setup spec) {
    Map<String, String> implied = spec.copies().impliedDefaults();
    if (spec.spread().partitioning() == null) {
      implied.put("partitioning", "consistent-hash");
    }
    return implied;
  }

  @Override
  public double dataShare(Setup spec) {
    return spec.copies().dataShare();
  }

  @Override
  public int servers(Setup spec) {
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
  public void addDemand(Setup spec, QueryProfile asked, Demand demand) {
    int needed = spec.copies().needed(asked.query().consistency());
    int all = asked.operation() == Operation.READ ? needed : spec.copies().owners();
    List<Consumer<Demand>> ways = new ArrayList<>();
    for (int i = 0; i < all; i++) {
      ways.add(each -> new ServerDemand(spec).add(asked, each));
    }
    demand.fork(ways, needed, Timeout.Cancelling.IGNORE);
  }

  @Override
  public Cluster create(Setup spec, Wiring wiring) {
    return new QuorumCluster(spec, wiring);
  }
}
