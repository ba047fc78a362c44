package archsim.components;

/** A component of equal units, such as replicas or servers, that can be killed one by one. */
public interface Killable {
  /** How many units there are, up or down. */
  int units();

  /** Whether a unit takes requests. */
  boolean isUp(int unit);

  /** Kills a unit that is up: what is in it ends FAILED at once, and what it held is free. */
  void kill(int unit);

  /** Lets a killed unit begin again; it is up once it has started. */
  void revive(int unit);
}
