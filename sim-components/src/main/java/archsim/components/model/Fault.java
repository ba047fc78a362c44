package archsim.components.model;

import archsim.components.flow.Component;

/** Something that is made to happen to a component. */
public interface Fault {
  /** The name of the component. */
  String target();

  /** What is done to it, such as {@code kill}. */
  default String verb() {
    return "kill";
  }

  /** How many units it is about. */
  default int units() {
    return 1;
  }

  /** How many units more there are after it, fewer where negative, not counting those killed. */
  default int change() {
    return 0;
  }

  /** When, in seconds since the end of the warm-up. */
  double at();

  /** Lets it happen. */
  void strike(Component component, Wiring wiring);
}
