package archsim.components.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kind that is paid for by use rather than by the machine. */
public interface Priced extends ComponentSpec {
  /** What is paid for, in the order of the bill. */
  List<Charge> charges();

  /**
   * One price.
   *
   * @param figure of the component that counts what is paid for
   * @param what bills call it, such as {@code gets}
   * @param price of one, null where nobody said it
   */
  record Charge(String figure, String what, @Nullable Double price) {}
}
