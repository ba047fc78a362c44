package archsim.core.random;

import org.apache.commons.rng.UniformRandomProvider;

/** A distribution of the scenario language: what a user wrote, with its moments. */
public interface Distribution {
  /** E[X]. */
  double mean();

  /** E[X²], +∞ where it does not exist. */
  double secondMoment();

  /** Draws values with the random numbers of one stream. */
  Sampler sampler(UniformRandomProvider random);
}
