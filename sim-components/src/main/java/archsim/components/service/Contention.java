package archsim.components.service;

import archsim.components.resource.Slowdown;
import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;

/**
 * How cores slow each other down: with N of them busy, each works at the speed 1/(1 + σ(N − 1) + κ
 * N(N − 1)), so N busy cores do N/(1 + σ(N − 1) + κ N(N − 1)) times the work of one. With κ = 0
 * this is the law of Amdahl (Gunther: Guerrilla Capacity Planning, 2007, the universal scalability
 * law).
 *
 * @param serial σ, the share of the work that one core at a time can do
 * @param coherency κ, what every pair of busy cores costs, as a share
 */
@Doc("How the busy cores of a replica slow each other down (universal scalability law).")
public record Contention(
    @Doc("Share of the work that only one core at a time can do, sigma.")
        @Unit(Dimension.SHARE)
        @Default("0%")
        double serial,
    @Doc("What every pair of busy cores costs to keep each other up to date, kappa.")
        @Unit(Dimension.SHARE)
        @Default("0%")
        double coherency)
    implements Slowdown {
  public Contention {
    Require.field(
        "serial", serial >= 0 && serial <= 1, "must be from 0%% to 100%%, was %s%%", 100 * serial);
    Require.field(
        "coherency",
        coherency >= 0 && coherency <= 1,
        "must be from 0%% to 100%%, was %s%%",
        100 * coherency);
  }

  @Override
  public double at(double busyCores) {
    double others = Math.max(0, busyCores - 1);
    return 1 + serial * others + coherency * busyCores * others;
  }
}
