package archsim.components.database;

import archsim.components.Demand;
import archsim.components.LeastTime;
import archsim.components.Range;
import archsim.components.Wiring;
import java.util.List;
import java.util.Map;

/** One server that writes, the primary, and replicas that have its writes a little later. */
final class PrimaryReplicas implements Layout {
  @Override
  public List<String> fields() {
    return List.of(
        "replicas", "readFrom", "replicationLag", "commit", "failover", "readYourWrites");
  }

  @Override
  public Map<String, String> impliedDefaults(Database.Spec spec) {
    return spec.replication().impliedDefaults();
  }

  @Override
  public boolean worksInBackground() {
    return true;
  }

  @Override
  public int servers(Database.Spec spec) {
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
   * replicas are held by reads alone, so there the mean over all servers bounds the load.
   */
  @Override
  public void addDemand(Database.Spec spec, Asked asked, Demand demand) {
    Replication replication = spec.replication();
    int servers = servers(spec);
    new DatabaseDemand(spec).add(asked, demand);
    if (asked.operation() == Operation.WRITE || asked.query().locks()) {
      DatabaseDemand work = new DatabaseDemand(spec);
      demand.beside(Range.exactly(servers - 1), each -> work.addApplying(asked, each));
      boolean isBusiest =
          replication.readers() == ReadFrom.PRIMARY && !asked.query().hasOwnWrites();
      Range others = isBusiest ? Range.exactly(servers - 1) : new Range(0, servers - 1);
      demand.beside(others, each -> work.addOfPrimaryAlone(asked, each));
      boolean one = replication.commitMode() == Commit.SYNC || servers == 2;
      if (replication.commitMode() != Commit.ASYNC && one) {
        demand.take(LeastTime.of(replication.lagOrDefault()));
      }
    } else {
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

  private static void addRead(Database.Spec spec, Asked asked, boolean holds, Demand demand) {
    if (holds) {
      new DatabaseDemand(spec).add(asked, demand);
    } else {
      new DatabaseDemand(spec).addStatements(asked, demand);
    }
  }

  @Override
  public Cluster create(Database.Spec spec, Wiring wiring) {
    return new PrimaryCluster(spec, wiring);
  }
}
