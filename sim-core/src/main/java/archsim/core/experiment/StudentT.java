package archsim.core.experiment;

import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t distribution, as intervals over few replications need it. */
final class StudentT {
  private StudentT() {}

  /**
   * The t for which a share of the distribution lies within ±t.
   *
   * @param confidence from 0 to 1
   */
  static double twoSided(double confidence, int degreesOfFreedom) {
    return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability((1 - confidence) / 2);
  }
}
