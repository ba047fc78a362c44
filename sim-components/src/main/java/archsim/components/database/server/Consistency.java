package archsim.components.database.server;

import archsim.core.spec.Doc;

/** How many of the servers that hold a key have to answer. */
public enum Consistency {
  @Doc("One owner of the key has to answer.")
  ONE,
  @Doc("More than half of the owners of the key have to answer.")
  QUORUM,
  @Doc("All owners of the key have to answer.")
  ALL;

  /** How many of so many owners. */
  int of(int owners) {
    return switch (this) {
      case ONE -> 1;
      case QUORUM -> owners / 2 + 1;
      case ALL -> owners;
    };
  }
}
