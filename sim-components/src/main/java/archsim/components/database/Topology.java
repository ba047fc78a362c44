package archsim.components.database;

import archsim.core.spec.NotYet;

/** How the servers of a database work together. */
@NotYet({"sharded", "distributed-sql"})
public enum Topology {
  /** One server. */
  SINGLE(new SingleServer()),
  /** One server that writes, and others that have its writes a little later. */
  PRIMARY_REPLICAS(new PrimaryReplicas()),
  /** Servers of which several hold each key, and so many have to answer. */
  QUORUM(new Quorum());

  private final Layout layout;

  Topology(Layout layout) {
    this.layout = layout;
  }

  Layout layout() {
    return layout;
  }
}
