package archsim.components.database;

import archsim.components.database.distributed.DistributedSql;
import archsim.components.database.primary.PrimaryReplicas;
import archsim.components.database.quorum.Quorum;
import archsim.components.database.server.Layout;
import archsim.components.database.server.SingleServer;
import archsim.components.database.sharded.Sharded;
import archsim.core.spec.Doc;

/** How the servers of a database work together. */
public enum Topology {
  @Doc("One server.")
  SINGLE(new SingleServer()),
  @Doc("One server that writes, and others that have its writes a little later.")
  PRIMARY_REPLICAS(new PrimaryReplicas()),
  @Doc("Servers that each hold some of the keys.")
  SHARDED(new Sharded()),
  @Doc("Servers of which several hold each key, and so many have to answer.")
  QUORUM(new Quorum()),
  @Doc("SQL engines in front of ranges that are replicated over stores.")
  DISTRIBUTED_SQL(new DistributedSql());

  private final Layout layout;

  Topology(Layout layout) {
    this.layout = layout;
  }

  Layout layout() {
    return layout;
  }
}
