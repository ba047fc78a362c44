package archsim.core.random;

import archsim.core.Require;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * One of several distributions, each with its share of the draws: E[X^k] = Σ p_i E[X_i^k].
 *
 * @param parts whose shares add up to 1
 */
public record Mixture(List<Part> parts) implements Distribution {
  private static final int MOST_PARTS = 100;
  private static final double ROUNDING = 1e-9;

  /**
   * One distribution and how often it is drawn.
   *
   * @param share from 0 to 1
   */
  public record Part(double share, Distribution distribution) {
    public Part {
      Require.that(
          share > 0 && share <= 1,
          "a share must be above 0%% and at most 100%%, was %s%%",
          100 * share);
    }
  }

  public Mixture {
    parts = List.copyOf(parts);
    Require.that(
        !parts.isEmpty() && parts.size() <= MOST_PARTS,
        "a mix needs from 1 to %d parts, had %d",
        MOST_PARTS,
        parts.size());
    double total = parts.stream().mapToDouble(Part::share).sum();
    Require.that(
        Math.abs(total - 1) < ROUNDING,
        "the shares of a mix must add up to 100%%, was %.6g%%",
        100 * total);
  }

  @Override
  public double mean() {
    return parts.stream().mapToDouble(p -> p.share() * p.distribution().mean()).sum();
  }

  @Override
  public double secondMoment() {
    return parts.stream().mapToDouble(p -> p.share() * p.distribution().secondMoment()).sum();
  }

  @Override
  public double least() {
    return parts.stream().mapToDouble(p -> p.distribution().least()).min().orElse(0);
  }

  @Override
  public double atMost(double x) {
    return parts.stream().mapToDouble(p -> p.share() * p.distribution().atMost(x)).sum();
  }

  @Override
  public Sampler sampler(UniformRandomProvider random) {
    int last = parts.size() - 1;
    double[] upTo = new double[last];
    Sampler[] samplers = new Sampler[last + 1];
    double sum = 0;
    for (int i = 0; i <= last; i++) {
      samplers[i] = parts.get(i).distribution().sampler(random);
      if (i < last) {
        sum += parts.get(i).share();
        upTo[i] = sum;
      }
    }
    return () -> {
      double u = random.nextDouble();
      int i = 0;
      while (i < last && u >= upTo[i]) {
        i++;
      }
      return samplers[i].sample();
    };
  }
}
