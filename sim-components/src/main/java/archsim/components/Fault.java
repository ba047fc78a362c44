package archsim.components;

/** Something that is made to happen to a component. */
public interface Fault {
  /** The name of the component. */
  String target();

  /** When, in seconds since the end of the warm-up. */
  double at();

  /** Lets it happen. */
  void strike(Component component, Wiring wiring);
}
