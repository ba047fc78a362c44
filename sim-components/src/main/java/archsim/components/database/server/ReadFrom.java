package archsim.components.database.server;

import archsim.core.spec.Doc;

/** Which servers of a primary with replicas read. */
public enum ReadFrom {
  @Doc("The primary alone.")
  PRIMARY,
  @Doc("The replicas in turn; the primary only where no replica can.")
  REPLICA,
  @Doc("All servers in turn, the primary too.")
  NEAREST
}
