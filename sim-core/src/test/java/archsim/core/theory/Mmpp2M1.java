package archsim.core.theory;

import archsim.core.Require;

/**
 * MMPP(2)/M/1: a Poisson process whose rate switches between two values, before one exponential
 * server. With n inside, the phases have the probabilities π(0) Rⁿ, where R is the least solution
 * of A0 + R A1 + R² A2 = 0, so L = π(0) R (I − R)⁻² 1 (Neuts: Matrix-Geometric Solutions in
 * Stochastic Models, 1981).
 *
 * @param rate1 arrivals in phase 1, per second
 * @param rate2 arrivals in phase 2, per second
 * @param leave1 from phase 1 to phase 2, per second
 * @param leave2 from phase 2 to phase 1, per second
 * @param serviceRate μ, per second
 */
public record Mmpp2M1(
    double rate1, double rate2, double leave1, double leave2, double serviceRate) {
  private static final int MOST_STEPS = 60;

  public Mmpp2M1 {
    double mean = (rate1 * leave2 + rate2 * leave1) / (leave1 + leave2);
    Require.that(mean < serviceRate, "utilisation must be below 1, was %s", mean / serviceRate);
  }

  /** λ = (λ1 r21 + λ2 r12)/(r12 + r21), per second. */
  public double arrivalRate() {
    return (rate1 * leave2 + rate2 * leave1) / (leave1 + leave2);
  }

  /** L. */
  public double requestsInside() {
    double[][] r = rateMatrix();
    double[][] geometric =
        inverse(new double[][] {{1 - r[0][0], -r[0][1]}, {-r[1][0], 1 - r[1][1]}});
    double[] empty = empty(geometric);
    double[][] weights = times(r, times(geometric, geometric));
    return empty[0] * (weights[0][0] + weights[0][1]) + empty[1] * (weights[1][0] + weights[1][1]);
  }

  /** W = L/λ, in seconds. */
  public double meanResponseTime() {
    return requestsInside() / arrivalRate();
  }

  /**
   * π(0). Each phase as a whole has its stationary probability, π(0) (I − R)⁻¹ = φ, whence π(0) = φ
   * (I − R).
   */
  private double[] empty(double[][] geometric) {
    double phase1 = leave2 / (leave1 + leave2);
    double[][] r = inverse(geometric);
    return new double[] {
      phase1 * r[0][0] + (1 - phase1) * r[1][0], phase1 * r[0][1] + (1 - phase1) * r[1][1]
    };
  }

  /**
   * R = A0 (−A1 − A0 G)⁻¹, where G, the phases when the level first falls by one, comes from
   * logarithmic reduction (Latouche and Ramaswami: A logarithmic reduction algorithm for
   * quasi-birth-death processes, J. Appl. Prob. 30, 1993).
   */
  private double[][] rateMatrix() {
    double[][] local =
        inverse(
            new double[][] {
              {rate1 + leave1 + serviceRate, -leave1}, {-leave2, rate2 + leave2 + serviceRate}
            });
    double[][] up = times(local, new double[][] {{rate1, 0}, {0, rate2}});
    double[][] down = times(local, new double[][] {{serviceRate, 0}, {0, serviceRate}});
    double[][] g = down;
    double[][] path = up;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[][] u = plus(times(up, down), times(down, up));
      double[][] left = inverse(new double[][] {{1 - u[0][0], -u[0][1]}, {-u[1][0], 1 - u[1][1]}});
      up = times(left, times(up, up));
      down = times(left, times(down, down));
      g = plus(g, times(path, down));
      path = times(path, up);
    }
    double[][] last =
        inverse(
            new double[][] {
              {rate1 + leave1 + serviceRate - rate1 * g[0][0], -leave1 - rate1 * g[0][1]},
              {-leave2 - rate2 * g[1][0], rate2 + leave2 + serviceRate - rate2 * g[1][1]}
            });
    return times(new double[][] {{rate1, 0}, {0, rate2}}, last);
  }

  private static double[][] times(double[][] a, double[][] b) {
    double[][] c = new double[2][2];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        c[i][j] = a[i][0] * b[0][j] + a[i][1] * b[1][j];
      }
    }
    return c;
  }

  private static double[][] plus(double[][] a, double[][] b) {
    return new double[][] {
      {a[0][0] + b[0][0], a[0][1] + b[0][1]}, {a[1][0] + b[1][0], a[1][1] + b[1][1]}
    };
  }

  private static double[][] inverse(double[][] a) {
    double d = a[0][0] * a[1][1] - a[0][1] * a[1][0];
    return new double[][] {{a[1][1] / d, -a[0][1] / d}, {-a[1][0] / d, a[0][0] / d}};
  }
}
