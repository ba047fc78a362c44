package archsim.components.workload;

import archsim.components.model.SourceWiring;
import archsim.core.random.Exponential;
import archsim.core.random.Sampler;
import archsim.core.random.Uniform;

/** The times between arrivals, in seconds. */
interface Gaps {
  /** From the start of the run to the first arrival. */
  double first();

  /** From an arrival to the next. */
  double next();

  static Gaps of(Open spec, SourceWiring wiring) {
    Arrivals arrivals = spec.arrivals() == null ? new Arrivals.Poisson() : spec.arrivals();
    if (arrivals instanceof Arrivals.Mmpp mmpp) {
      return new Modulated(mmpp, wiring);
    }
    double mean = 1 / spec.meanRate();
    Sampler gap = wiring.sampler("arrivals", Arrivals.gap(arrivals, mean));
    double phase =
        arrivals instanceof Arrivals.Uniform
            ? wiring.sampler("phase", new Uniform(0, 1)).sample()
            : 1;
    return new Independent(gap, phase);
  }

  /** Gaps that do not know of each other; the first may be cut short. */
  record Independent(Sampler gap, double phase) implements Gaps {
    @Override
    public double first() {
      return phase * gap.sample();
    }

    @Override
    public double next() {
      return gap.sample();
    }
  }

  /**
   * Of a Poisson process whose rate jumps: within a stay gaps are exponential, and at its end the
   * time that is left of one is drawn anew, which an exponential gap does not mind.
   */
  final class Modulated implements Gaps {
    private final double[] rates;
    private final Sampler[] stays;
    private final Sampler unit;
    private int state;
    private double left;

    Modulated(Arrivals.Mmpp mmpp, SourceWiring wiring) {
      rates = new double[] {mmpp.rate1(), mmpp.rate2()};
      stays =
          new Sampler[] {
            wiring.sampler("stay1", new Exponential(mmpp.stay1())),
            wiring.sampler("stay2", new Exponential(mmpp.stay2()))
          };
      unit = wiring.sampler("arrivals", new Exponential(1));
      double share1 = mmpp.stay1() / (mmpp.stay1() + mmpp.stay2());
      state = wiring.sampler("state", new Uniform(0, 1)).sample() < share1 ? 0 : 1;
      left = stays[state].sample();
    }

    @Override
    public double first() {
      return next();
    }

    @Override
    public double next() {
      double passed = 0;
      while (true) {
        double gap = rates[state] == 0 ? Double.POSITIVE_INFINITY : unit.sample() / rates[state];
        if (gap < left) {
          left -= gap;
          return passed + gap;
        }
        passed += left;
        state = 1 - state;
        left = stays[state].sample();
      }
    }
  }
}
