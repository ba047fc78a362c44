package archsim.components.model;

import java.util.List;

/** A kind of equal units that faults can kill. */
public interface Killed extends ComponentSpec {
  @Override
  default List<String> faults() {
    return List.of("kill");
  }

  /** Whether units of it may go without a fault, for want of memory. */
  default boolean diesByItself() {
    return false;
  }
}
