package archsim.components.flow;

import archsim.core.random.Distribution;
import archsim.core.random.KeyedRandom;
import archsim.core.random.Sampler;

/**
 * Draws for one purpose of one component. The k-th draw for an arrival is a function of (stream,
 * arrival, k), so whatever happens to one request shifts the draws of no other.
 */
public final class Draw {
  private final KeyedRandom random;
  private final Sampler sampler;
  private final int purpose;

  public Draw(KeyedRandom random, Distribution distribution, int purpose) {
    this.random = random;
    this.purpose = purpose;
    sampler = distribution.sampler(random);
  }

  public double next(Request request) {
    return next(request.root());
  }

  /** For an arrival that is not yet a request. */
  public double next(Root root) {
    seek(root);
    return sampler.sample();
  }

  /**
   * A whole number whose mean is that of the distribution: what lies between two whole numbers is
   * the higher one with the probability of its fraction, so 0.4 is 1 for 40 % of the requests.
   */
  public long nextWhole(Request request) {
    double value = next(request);
    double below = Math.floor(value);
    double fraction = value - below;
    return (long) below + (fraction > 0 && random.nextDouble() < fraction ? 1 : 0);
  }

  /** A whole number from 0 to n − 1. */
  public int nextInt(Request request, int n) {
    seek(request.root());
    return random.nextInt(n);
  }

  /** The uniform numbers of this draw, for whoever needs several. */
  public KeyedRandom uniforms(Request request) {
    seek(request.root());
    return random;
  }

  private void seek(Root root) {
    random.seek(root.key, root.nextDraw(purpose));
  }
}
