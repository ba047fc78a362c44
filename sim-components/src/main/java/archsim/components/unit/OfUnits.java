package archsim.components.unit;

/** A component of units that can be killed, of which there may become more or fewer. */
public interface OfUnits {
  Units<?> units();

  /** So many join. */
  default void join(int count) {
    units().join(count);
  }

  /** So many leave, those that came last first; at least one stays. */
  default void leave(int count) {
    units().leave(count);
  }
}
