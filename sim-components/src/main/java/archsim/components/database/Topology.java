package archsim.components.database;

import archsim.core.spec.NotYet;

/** How the servers of a database work together. */
@NotYet({"primary-replicas", "quorum"})
public enum Topology {
  /** One server. */
  SINGLE(new SingleServer()),
  /** Servers that each hold some of the keys. */
  SHARDED(new Sharded()),
  /** SQL engines in front of ranges that are replicated over stores. */
  DISTRIBUTED_SQL(new DistributedSql());

  private final Layout layout;

  Topology(Layout layout) {
    this.layout = layout;
  }

  Layout layout() {
    return layout;
  }
}
