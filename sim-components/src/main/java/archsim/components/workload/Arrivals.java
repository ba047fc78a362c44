package archsim.components.workload;

import archsim.components.demand.Burstiness;
import archsim.core.Require;
import archsim.core.random.Distribution;
import archsim.core.random.Families;
import archsim.core.random.Family;
import archsim.core.spec.Dimension;
import java.util.List;

/** How the gaps between the arrivals of an open workload are distributed. */
public sealed interface Arrivals {
  /** By how much they vary more than those of a Poisson process. */
  default Burstiness burstiness() {
    return Burstiness.NONE;
  }

  /** Independent exponential gaps. */
  record Poisson() implements Arrivals {}

  /** Equal gaps; the first is cut short at random. */
  record Uniform() implements Arrivals {}

  /**
   * Independent gamma-distributed gaps.
   *
   * @param cv standard deviation / mean
   */
  record Gamma(double cv) implements Arrivals {
    public Gamma {
      Require.field(
          "cv", cv > 0 && cv <= 100, "of gamma arrivals must be > 0 and <= 100, was %s", cv);
    }

    @Override
    public Burstiness burstiness() {
      return Burstiness.ofGaps(cv);
    }
  }

  /**
   * A Poisson process whose rate jumps between two values (Markov-modulated Poisson process); the
   * stays at either are exponential.
   *
   * @param rate1 per second
   * @param stay1 mean, in seconds
   * @param rate2 per second
   * @param stay2 mean, in seconds
   */
  record Mmpp(double rate1, double stay1, double rate2, double stay2) implements Arrivals {
    public Mmpp {
      Require.field("rates", rate1 >= 0 && rate2 >= 0, "of mmpp must be >= 0");
      Require.that(rate1 + rate2 > 0, "one rate of mmpp must be > 0");
      Require.that(stay1 > 0 && stay2 > 0, "stays of mmpp must be > 0");
    }

    /** (rate1 stay1 + rate2 stay2) / (stay1 + stay2). */
    double meanRate() {
      return (rate1 * stay1 + rate2 * stay2) / (stay1 + stay2);
    }

    /**
     * With the rates σ at which it leaves them, variance/mean of counts goes to 1 + 2 (λ₁ − λ₂)² σ₁
     * σ₂/((σ₁ + σ₂)² (λ₁ σ₂ + λ₂ σ₁)) (Fischer, Meier-Hellstern: The Markov-modulated Poisson
     * process cookbook, Performance Evaluation 18, 1993).
     */
    @Override
    public Burstiness burstiness() {
      double difference = rate1 - rate2;
      double both = stay1 + stay2;
      double lasting =
          2
              * difference
              * difference
              * stay1
              * stay1
              * stay2
              * stay2
              / (both * both * both * meanRate());
      return new Burstiness(0, lasting, Math.max(rate1, rate2) / meanRate());
    }
  }

  /**
   * Parses {@code poisson}, {@code uniform}, {@code gamma(cv=2)} or {@code mmpp(rate1=140/s
   * stay1=1s rate2=20/s stay2=1s)}.
   *
   * @throws archsim.core.InvalidSpecException if the text is none of these
   */
  static Arrivals parse(String text) {
    return families().parse(text, null);
  }

  /** The processes that users may write. */
  static Families<Arrivals> families() {
    return new Families<>(
        "arrival process",
        List.of(
            Family.placed(
                "poisson",
                "poisson",
                "Poisson: independent exponential gaps, as of many clients.",
                a -> new Poisson()),
            Family.placed(
                "uniform",
                "uniform",
                "Equal gaps; the first is cut short at random.",
                a -> new Uniform()),
            Family.named(
                "gamma",
                "gamma(cv=2)",
                "Independent gamma-distributed gaps: cv above 1 is burstier than poisson.",
                a -> new Gamma(a.number("cv")),
                "cv"),
            Family.named(
                "mmpp",
                "mmpp(rate1=140/s stay1=1s rate2=20/s stay2=1s)",
                "Bursts: poisson at a rate that jumps between two values, after exponential stays.",
                a ->
                    new Mmpp(
                        a.quantity("rate1", Dimension.PER_SECOND),
                        a.quantity("stay1", Dimension.SECONDS),
                        a.quantity("rate2", Dimension.PER_SECOND),
                        a.quantity("stay2", Dimension.SECONDS)),
                "rate1",
                "stay1",
                "rate2",
                "stay2")));
  }

  /** The distribution of independent gaps around a mean in seconds; not for {@link Mmpp}. */
  static Distribution gap(Arrivals arrivals, double mean) {
    if (arrivals instanceof Gamma gamma) {
      return new archsim.core.random.Gamma(mean, gamma.cv());
    }
    return arrivals instanceof Poisson
        ? new archsim.core.random.Exponential(mean)
        : new archsim.core.random.Constant(mean);
  }
}
