package archsim.components;

/** A component that can be made to forget all that it holds. */
public interface Flushable {
  void flush();
}
