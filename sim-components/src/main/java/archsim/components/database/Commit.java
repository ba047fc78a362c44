package archsim.components.database;

/** Who must have a write before its client is answered. */
public enum Commit {
  /** The primary. */
  ASYNC,
  /** The primary and one replica. */
  SEMI_SYNC,
  /** The primary and all replicas that are up and have caught up. */
  SYNC
}
