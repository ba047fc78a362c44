package archsim.core;

/** Something pending that can be called off. */
@FunctionalInterface
public interface Cancellable {
  /** Calls it off; nothing happens where it is over already. */
  void cancel();
}
