package archsim.core.random;

import archsim.core.Require;

/** What the parameters of every distribution have in common: they are finite and have a sign. */
final class Bounds {
  /** No real service time varies more; far beyond it, all draws but a few would round to 0. */
  private static final double LARGEST_CV = 1000;

  private Bounds() {}

  static void positive(String name, double value) {
    Require.that(
        value > 0 && Double.isFinite(value), "%s must be > 0 and finite, was %s", name, value);
  }

  static void notNegative(String name, double value) {
    Require.that(
        value >= 0 && Double.isFinite(value), "%s must be >= 0 and finite, was %s", name, value);
  }

  static void between(String name, double value, double low, double high) {
    Require.that(
        value >= low && value <= high, "%s must be from %s to %s, was %s", name, low, high, value);
  }

  static void coefficientOfVariation(double cv) {
    Require.that(
        cv > 0 && cv <= LARGEST_CV,
        "cv must be > 0 and <= 1000, was %s; a value that does not vary is written as it is,"
            + " for example 10ms",
        cv);
  }
}
