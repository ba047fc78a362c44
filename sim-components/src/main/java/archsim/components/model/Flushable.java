package archsim.components.model;

/** A component that can be made to forget all that it holds. */
public interface Flushable {
  void flush();
}
