package archsim.exams;

/** When a simulated figure passes. */
enum Rule {
  /** A mean or a share: within the half-width. */
  EXACT(0, 0, 0, 0.02),
  /** A constant, printed with twelve digits. */
  CONSTANT(0, 0, 1e-9, 0.02),
  /** A quantile up to p99: and the resolution of the histogram. */
  QUANTILE(0, 0, 0.001, 0.02),
  /** A quantile beyond p99, whose interval may be wider. */
  FAR_QUANTILE(0, 0, 0.001, 0.05),
  /** An approximation that is known to err by up to 5 %. */
  APPROXIMATE(0.05, 0, 0, 0.02),
  /** The limit of infinitely many servers, met by 1,000. */
  LIMIT(0.02, 0, 0, 0.02),
  /** A share whose approximation is known to err by up to half a point. */
  POINTS(0, 0.005, 0, 0.02);

  private final double fixed;
  private final double points;
  private final double resolution;
  private final double widest;

  Rule(double fixed, double points, double resolution, double widest) {
    this.fixed = fixed;
    this.points = points;
    this.resolution = resolution;
    this.widest = widest;
  }

  static Rule ofQuantile(double q) {
    return q > 0.99 ? FAR_QUANTILE : QUANTILE;
  }

  /** How many times as long a run would have been long enough; at most 1 where it was. */
  double lack(double exact, Figure figure) {
    if (figure.isRefused()) {
      return 4;
    }
    double ratio = figure.halfWidth() / widest(exact);
    return Double.isFinite(ratio) ? ratio * ratio : 16;
  }

  boolean passes(double exact, Figure figure) {
    double known = fixed * Math.abs(exact) + points;
    double allowed = known > 0 ? known : figure.halfWidth() + resolution * Math.abs(exact);
    return !figure.isRefused()
        && figure.halfWidth() <= widest(exact)
        && Math.abs(figure.value() - exact) <= allowed;
  }

  /** The widest half-width. */
  double widest(double exact) {
    return widest * Math.abs(exact);
  }
}
