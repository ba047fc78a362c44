package archsim.core.random;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws ranks of a {@link Zipf} law by rejection-inversion (Hörmann and Derflinger:
 * Rejection-inversion to generate variates from monotone discrete distributions, ACM TOMACS 6(3),
 * 1996). Rank k stands for the area from k − 1/2 to k + 1/2 under the curve x^(−s), which is a
 * little more than its weight k^(−s) since the curve is convex; a point in that surplus is drawn
 * again. The area under the curve up to x is A(x) = (x^q − 1)/q with q = 1 − s.
 *
 * <p>A rank is where an inverse of A is cut, so its last bits matter: among a billion ranks one
 * draw in ten million would differ between machines with {@code Math.pow}.
 */
final class ZipfSampler implements Sampler {
  /** From here on 1 + qu keeps at least 14 digits of u. */
  private static final double SAFE_POWER = 0.01;

  private final UniformRandomProvider random;
  private final double n;
  private final double s;
  private final double q;
  private final double low;
  private final double width;
  private final double sure;

  ZipfSampler(double n, double s, UniformRandomProvider random) {
    this.random = random;
    this.n = n;
    this.s = s;
    q = 1 - s;
    low = area(1.5) - 1; // rank 1 has no surplus
    width = area(n + 0.5) - low;
    sure = 2 - inverse(area(2.5) - weight(2));
  }

  @Override
  public double sample() {
    while (true) {
      double u = low + random.nextDouble() * width;
      double x = inverse(u);
      double rank = Math.max(1, Math.min(n, Math.floor(x + 0.5)));
      if (rank - x <= sure || u >= area(rank + 0.5) - weight(rank)) {
        return rank;
      }
    }
  }

  private double weight(double x) {
    return StrictMath.pow(x, -s);
  }

  private double area(double x) {
    if (Math.abs(q) >= SAFE_POWER) {
      return (StrictMath.pow(x, q) - 1) / q;
    }
    double log = StrictMath.log(x);
    return q == 0 ? log : StrictMath.expm1(q * log) / q;
  }

  private double inverse(double area) {
    double power = Math.max(-1, q * area); // rounding may lead below the end of the curve
    if (Math.abs(q) >= SAFE_POWER) {
      return StrictMath.pow(1 + power, 1 / q);
    }
    return StrictMath.exp(q == 0 ? area : StrictMath.log1p(power) / q);
  }
}
