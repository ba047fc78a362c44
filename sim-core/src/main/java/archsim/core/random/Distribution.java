package archsim.core.random;

import archsim.core.spec.Dimension;
import java.nio.file.Path;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A distribution of the scenario language: what a user wrote, with its moments. Values are in the
 * SI unit of their {@link Dimension}, finite and never negative.
 */
public interface Distribution {
  /** E[X]. */
  double mean();

  /** E[X²], +∞ where it does not exist. */
  double secondMoment();

  /** What no value is below; 0 where nothing above it is known. */
  default double least() {
    return 0;
  }

  /** P(X ≤ x), NaN where no formula is known here. */
  default double atMost(double x) {
    return Double.NaN;
  }

  /**
   * E[min(X, d)] = ∫ P(X > x) dx from 0 to d, NaN where {@link #atMost} is; by the midpoint rule,
   * which is off by less than a thousandth of d for every distribution.
   *
   * @param limit d, from 0
   */
  default double meanUpTo(double limit) {
    int steps = 1000;
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      sum += 1 - atMost((i + 0.5) / steps * limit);
    }
    return sum * limit / steps;
  }

  /**
   * Draws values with the random numbers of one stream. A sampler remembers nothing between two
   * draws, so that a stream which is entered by request gives each request its own values.
   */
  Sampler sampler(UniformRandomProvider random);

  /**
   * Parses a distribution, such as {@code 3ms} or {@code lognormal(p50=3ms p99=20ms)}; those that
   * are read from a file are refused.
   *
   * @param dimension what the values count, which decides the units they may have
   * @throws archsim.core.InvalidSpecException if the text is no distribution, with a suggestion
   */
  static Distribution parse(String text, Dimension dimension) {
    return new DistributionParser(dimension, null).parse(text);
  }

  /**
   * Parses a distribution, which may be read from a file.
   *
   * @param folder where relative file names start; no file outside of it is read
   * @throws archsim.core.InvalidSpecException if the text is no distribution, with a suggestion
   */
  static Distribution parse(String text, Dimension dimension, Path folder) {
    return new DistributionParser(dimension, folder).parse(text);
  }

  /** The families that users may write. */
  static Families<Distribution> families() {
    return Distributions.ALL;
  }
}
