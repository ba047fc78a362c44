package archsim.components.demand;

/** What is known of several ways of which one is taken, or none. */
final class Alternatives {
  private static final double ROUNDING = 1e-9;

  private Range lost = Range.ZERO;
  private double mean;
  private double square;
  private double left = 1;
  private double floor = Double.POSITIVE_INFINITY;
  private double longest;

  /** One of them, with its probability. */
  void add(Range share, Callee way) {
    lost = lost.plus(share.times(way.success().complement()));
    if (share.high() > 0) {
      LeastTime least = way.least();
      mean += share.low() * least.mean();
      square += least.square() == 0 ? 0 : share.high() * least.square();
      floor = Math.min(floor, least.floor());
      longest += way.likely() == 0 ? 0 : share.high() * way.likely();
      left -= share.low();
    }
  }

  LeastTime least() {
    return new LeastTime(mean, square, left > ROUNDING ? 0 : floor);
  }

  double likely() {
    return Math.max(mean, longest);
  }

  Range success() {
    return lost.upTo(1).complement();
  }
}
