package archsim.components.database;

/** In which order a transaction runs its statements, and so locks what they need. */
public enum LockOrder {
  /** As they are written. */
  WRITTEN,
  /** By table and key, so that no two transactions can wait for each other. */
  SORTED
}
