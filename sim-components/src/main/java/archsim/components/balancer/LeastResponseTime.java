package archsim.components.balancer;

import archsim.components.flow.Draw;
import archsim.components.flow.Request;
import archsim.core.Require;
import archsim.core.random.KeyedRandom;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the cheaper one of two different backends drawn at random, where a backend costs c (n + 1)
 * / w: n requests outstanding, weight w, and c its peak-sensitive moving average of response times
 * (Peak EWMA, as in Finagle). A reply after s seconds at a time t that follows the one before by Δ
 * sets
 *
 * <p>c ← s where s > c e^(−Δ/τ), else c ← c e^(−Δ/τ) + s (1 − e^(−Δ/τ)),
 *
 * <p>and while no reply comes c falls as e^(−Δ/τ): it jumps to a peak at once and forgets it within
 * a few τ. One that has never answered costs nothing while it owes nothing, and the most while it
 * owes its first answer.
 */
public final class LeastResponseTime implements BalancingPolicy {
  /** The decay that Finagle takes, in seconds. */
  static final double DECAY = 10;

  // More than any moving average: of a backend that has not said yet how fast it is.
  private static final double UNKNOWN = 1e12;

  private final Backends backends;
  private final Draw chance;
  private final double decay;

  /**
   * How fast it forgets.
   *
   * @param decay time constant τ of the moving averages, in seconds
   */
  public record Settings(
      @Doc("How fast least-response-time forgets a slow reply (default 10s).")
          @Unit(Dimension.SECONDS)
          @Nullable Double decay)
      implements BalancingPolicy.Settings {
    public Settings {
      Require.field("decay", decay == null || decay > 0, "must be > 0, was %s s", decay);
    }

    @Override
    public void check(Balancing policy) {
      Require.field(
          "decay",
          decay == null || policy == Balancing.LEAST_RESPONSE_TIME,
          "belongs to policy least-response-time");
    }

    @Override
    public void addImplied(Balancing policy, Map<String, String> implied) {
      if (decay == null && policy == Balancing.LEAST_RESPONSE_TIME) {
        implied.put("decay", "10s");
      }
    }
  }

  LeastResponseTime(Backends backends, Settings settings) {
    this.backends = backends;
    chance = backends.chance();
    decay = settings.decay() == null ? DECAY : settings.decay();
  }

  @Override
  public int choose(Request request) {
    int size = backends.size();
    if (size == 1) {
      return backends.candidate(0);
    }
    KeyedRandom random = chance.uniforms(request);
    int first = random.nextInt(size);
    int second = random.nextInt(size - 1);
    int one = backends.candidate(first);
    int other = backends.candidate(second < first ? second : second + 1);
    return cost(other) < cost(one) ? other : one;
  }

  private double cost(int backend) {
    Backend known = backends.get(backend);
    double seconds = known.responseTime;
    if (seconds == 0 && known.outstanding() > 0) {
      return UNKNOWN * known.outstanding();
    }
    return seconds * left(known) * (known.outstanding() + 1) / known.weight();
  }

  private double left(Backend backend) {
    return StrictMath.exp((backend.answered - backends.now()) / decay);
  }

  @Override
  public boolean listens() {
    return true;
  }

  @Override
  public void answered(int backend, double seconds) {
    Backend known = backends.get(backend);
    double left = left(known);
    double faded = known.responseTime * left;
    known.responseTime = seconds > faded ? seconds : faded + seconds * (1 - left);
    known.answered = backends.now();
  }
}
