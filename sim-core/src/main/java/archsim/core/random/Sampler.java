package archsim.core.random;

/** Draws one value after the other from a distribution, by the stream it was made with. */
@FunctionalInterface
public interface Sampler {
  double sample();
}
