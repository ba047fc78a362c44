package archsim.components.database.server;

import archsim.core.spec.Doc;

/** Who must have a write before its client is answered. */
public enum Commit {
  @Doc("A write is answered when the primary has it.")
  ASYNC,
  @Doc("A write is answered when the primary and one replica have it.")
  SEMI_SYNC,
  @Doc(
      "A write is answered when the primary and all replicas that are up and have caught up have it.")
  SYNC
}
