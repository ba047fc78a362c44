package archsim.components.database.primary;

import archsim.components.database.server.Cluster;
import archsim.components.database.server.Commit;
import archsim.components.database.server.Layout;
import archsim.components.database.server.Operation;
import archsim.components.database.server.QueryProfile;
import archsim.components.database.server.ReadFrom;
import archsim.components.database.server.Replication;
import archsim.components.database.server.ServerDemand;
import archsim.components.database.server.Setup;
import archsim.components.demand.Demand;
import archsim.components.demand.LeastTime;
import archsim.components.demand.Range;
import archsim.components.model.Wiring;
import archsim.core.random.Distribution;
import java.util.List;
import java.util.Map;

/** One server that writes, the primary, and replicas that have its writes a little later. */
public final class PrimaryReplicas implements Layout {
  @Override
  public List<String> fields() {
    return List.of(
        "replicas", "readFrom", "replicationLag", "commit", "failover", "readYourWrites");
  }

  @Override
  public Map<String, String> impliedDefaults(Setup spec) {
    return spec.replication().impliedDefaults();
  }

  @Override
  public int servers(Setup spec) {
    return spec.replication().serverCount();
  }

  @Override
  public List<String> figures() {
    return List.of("stale_ratio", "replication_lag_s", "lost_writes");
  }

  /**
   * A query runs on one server; every server does every write. The busiest one is the primary where
   * it reads too, else a replica, which does the writes and its part of the reads; reads that lock
   * rows and what only this query costs are the primary's, so then it may be either. Connections of
   * replicas are held by reads alone.
   */
  @Override
  public void addDemand(Setup spec, QueryProfile asked, Demand demand) {
    Replication replication = spec.replication();
    int servers = servers(spec);
    if (asked.operation() == Operation.WRITE || asked.query().locks()) {
      ServerDemand work = new ServerDemand(spec);
      Range connections =
          replication.readers() == ReadFrom.REPLICA
              ? new Range(0, servers - 1)
              : Range.exactly(servers - 1);
      work.add(asked, demand, commit -> addCommit(replication, asked, commit));
      demand.holdLike("connections", "connections", connections);
      demand.beside(Range.exactly(servers - 1), each -> work.addApplying(asked, each));
      boolean isBusiest =
          replication.readers() == ReadFrom.PRIMARY && !asked.query().hasOwnWrites();
      Range others = isBusiest ? Range.exactly(servers - 1) : new Range(0, servers - 1);
      demand.beside(others, each -> work.addOfPrimaryAlone(asked, each));
    } else {
      new ServerDemand(spec).add(asked, demand);
      double others =
          switch (replication.readers()) {
            case PRIMARY -> servers - 1;
            case REPLICA -> (double) servers / (servers - 1) - 1;
            case NEAREST -> 0;
          };
      boolean holds = replication.readers() == ReadFrom.PRIMARY;
      demand.beside(Range.exactly(others), each -> addRead(spec, asked, holds, each));
    }
  }

  /** A write keeps its connection until those have it that have to. */
  private static void addCommit(Replication replication, QueryProfile asked, Demand demand) {
    if (asked.operation() != Operation.WRITE || replication.commitMode() == Commit.ASYNC) {
      return;
    }
    Distribution lag = replication.lagOrDefault();
    int replicas = replication.serverCount() - 1;
    boolean all = replication.commitMode() == Commit.SYNC;
    LeastTime least = all || replicas == 1 ? LeastTime.of(lag) : Shipping.first(lag, replicas);
    if (!demand.around().knowsWaits()) {
      demand.take(least);
      return;
    }
    double likely = Shipping.mean(lag, all ? replicas : 1, demand.around().rateOfAll());
    demand.take(least, Math.max(0, likely - least.mean()));
  }

  private static void addRead(Setup spec, QueryProfile asked, boolean holds, Demand demand) {
    if (holds) {
      new ServerDemand(spec).add(asked, demand);
    } else {
      new ServerDemand(spec).addStatements(asked, demand);
    }
  }

  @Override
  public Cluster create(Setup spec, Wiring wiring) {
    return new PrimaryCluster(spec, wiring);
  }
}
