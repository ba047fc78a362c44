package archsim.components.database;

/** How the servers of a database work together. */
public enum Topology {
  /** One server. */
  SINGLE(new SingleServer()),
  /** One server that writes, and others that have its writes a little later. */
  PRIMARY_REPLICAS(new PrimaryReplicas()),
  /** Servers that each hold some of the keys. */
  SHARDED(new Sharded()),
  /** Servers of which several hold each key, and so many have to answer. */
  QUORUM(new Quorum()),
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
