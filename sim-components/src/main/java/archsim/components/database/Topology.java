package archsim.components.database;

import archsim.core.spec.NotYet;

/** How the servers of a database work together. */
@NotYet({"primary-replicas", "sharded", "quorum", "distributed-sql"})
public enum Topology {
  /** One server. */
  SINGLE(new SingleServer());

  private final Layout layout;

  Topology(Layout layout) {
    this.layout = layout;
  }

  Layout layout() {
    return layout;
  }
}
