package archsim.components.database;

/** Which servers of a primary with replicas read. */
public enum ReadFrom {
  /** The primary alone. */
  PRIMARY,
  /** The replicas in turn; the primary only where no replica can. */
  REPLICA,
  /** All servers in turn, the primary too. */
  NEAREST
}
