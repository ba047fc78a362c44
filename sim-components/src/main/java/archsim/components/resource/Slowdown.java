package archsim.components.resource;

/** How much longer work takes while other cores are busy too. */
@FunctionalInterface
public interface Slowdown {
  /** The factor, at least 1; it is 1 while no more than one core is busy. */
  double at(double busyCores);
}
