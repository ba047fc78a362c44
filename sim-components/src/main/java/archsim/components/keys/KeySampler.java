package archsim.components.keys;

/**
 * Draws keys by the random numbers of one stream. It remembers nothing between draws; what comes in
 * order is told its place in it.
 */
@FunctionalInterface
public interface KeySampler {
  /**
   * Draws a key.
   *
   * @param number of this draw among all of the key space in a run, from 0; keys that are unique or
   *     of a trace follow from it, all others from the random numbers
   */
  long sample(long number);
}
