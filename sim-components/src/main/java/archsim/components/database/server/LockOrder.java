package archsim.components.database.server;

import archsim.core.spec.Doc;

/** In which order a transaction runs its statements, and so locks what they need. */
public enum LockOrder {
  @Doc("The statements run as they are written.")
  WRITTEN,
  @Doc("They run by table and key, so that no two transactions can wait for each other.")
  SORTED
}
