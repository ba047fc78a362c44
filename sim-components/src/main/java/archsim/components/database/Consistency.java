package archsim.components.database;

/** How many of the servers that hold a key have to answer. */
public enum Consistency {
  ONE,
  QUORUM,
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
