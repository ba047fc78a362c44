package archsim.components.database;

/** How the servers of a database work together. */
public enum Topology {
  /** One server. */
  SINGLE
}
