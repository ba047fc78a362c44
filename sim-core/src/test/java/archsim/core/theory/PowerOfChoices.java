package archsim.core.theory;

import archsim.core.Require;

/**
 * Infinitely many servers, each request to the shortest of d queues drawn at random: a share
 * ρ^((d^i − 1)/(d − 1)) of the servers has at least i inside, and T = Σ ρ^((d^i − d)/(d − 1)) (
 * Vvedenskaya, Dobrushin, Karpelevich 1996; Mitzenmacher: The Power of Two Choices in Randomized
 * Load Balancing, IEEE TPDS 12(10), 2001).
 *
 * @param choices d
 * @param utilisation ρ of a server
 */
public record PowerOfChoices(int choices, double utilisation) {
  public PowerOfChoices {
    Require.that(choices >= 1, "choices must be >= 1, was %d", choices);
    Require.that(
        utilisation >= 0 && utilisation < 1, "utilisation must be below 1, was %s", utilisation);
  }

  /** The share of servers with at least i requests inside. */
  public double atLeast(int i) {
    return StrictMath.pow(utilisation, exponent(i));
  }

  /** T, in service times. */
  public double meanResponseTime() {
    double sum = 0;
    double term = 1;
    for (int i = 1; sum + term != sum; i++) {
      sum += term;
      term = StrictMath.pow(utilisation, exponent(i + 1) - 1);
    }
    return sum;
  }

  /** (d^i − 1)/(d − 1) = 1 + d + … + d^(i − 1). */
  private double exponent(int i) {
    double sum = 0;
    for (int k = 0; k < i; k++) {
      sum = sum * choices + 1;
    }
    return sum;
  }
}
