package archsim.components.demand;

import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How long something takes at least: what is known of a random time S that the real one is never
 * below, whatever waits come on top.
 *
 * @param mean E[S] or less, in seconds
 * @param square E[S²] or more, +∞ where it is not known
 * @param floor what the real time is never below, in seconds
 * @param shape how S is distributed, null where that is not known
 */
public record LeastTime(double mean, double square, double floor, @Nullable Shape shape) {
  public static final LeastTime NONE = of(0);

  // Beyond it, the law of large numbers decides how many branches succeed.
  private static final double MOST_WORK = 1e6;

  /** A time of which no more is known. */
  public LeastTime(double mean, double square, double floor) {
    this(mean, square, floor, null);
  }

  /**
   * A random time: an offset and a scaled draw.
   *
   * @param offset in seconds
   */
  public record Shape(double offset, double scale, Distribution draw) {
    /** P(S ≤ d), NaN where it is not known. */
    double within(double limit) {
      return draw.atMost((limit - offset) / scale);
    }

    /** E[min(S, d)], NaN where it is not known. */
    double meanUpTo(double limit) {
      return limit <= offset ? limit : offset + scale * draw.meanUpTo((limit - offset) / scale);
    }

    Shape later(double seconds) {
      return new Shape(offset + seconds, scale, draw);
    }
  }

  public static LeastTime of(double seconds) {
    return new LeastTime(seconds, seconds * seconds, seconds, constant(seconds));
  }

  private static Shape constant(double seconds) {
    return new Shape(seconds, 1, new Constant(0));
  }

  public static LeastTime of(Distribution time) {
    return new LeastTime(time.mean(), time.secondMoment(), time.least(), new Shape(0, 1, time));
  }

  /** The same, and with a probability between two bounds another time after it. */
  LeastTime then(double fewest, double most, LeastTime next) {
    if (most == 0 || next.equals(NONE)) {
      return this;
    }
    boolean always = fewest == 1;
    return new LeastTime(
        mean + fewest * next.mean,
        squareOfSum(square, most * next.square),
        always ? floor + next.floor : floor,
        always ? shapeOfSum(next) : null);
  }

  /** The sum of two independent times has a known shape where one of them is constant. */
  private @Nullable Shape shapeOfSum(LeastTime next) {
    if (shape == null || next.shape == null) {
      return null;
    }
    if (shape.draw() instanceof Constant) {
      return next.shape.later(mean);
    }
    return next.shape.draw() instanceof Constant ? shape.later(next.mean) : null;
  }

  // Minkowski: √E[(X + Y)²] ≤ √E[X²] + √E[Y²], whatever they have to do with each other.
  private static double squareOfSum(double one, double other) {
    double root = Math.sqrt(one) + Math.sqrt(other);
    return root * root;
  }

  /** So many times as long. */
  public LeastTime scaled(double factor) {
    return new LeastTime(
        factor * mean,
        factor * factor * square,
        factor * floor,
        shape == null
            ? null
            : new Shape(factor * shape.offset(), factor * shape.scale(), shape.draw()));
  }

  /** This with a probability, else nothing. */
  LeastTime sometimes(double share) {
    if (share == 0 || share == 1) {
      return share == 0 ? NONE : this;
    }
    return new LeastTime(share * mean, share * square, 0);
  }

  /**
   * Several rounds, one after the other, until one fails: (Σ Sᵢ)² ≤ N Σ Sᵢ² for N of them.
   *
   * @param times how many there are on average
   * @param success the share of rounds that do not fail
   */
  public LeastTime repeated(Distribution times, double success) {
    double count = times.mean();
    double begun = begun(count, success);
    if (begun == 0) {
      return NONE;
    }
    if (times instanceof Constant && count == 1) {
      return this;
    }
    double fewest = Math.floor(times.least());
    boolean whole = times instanceof Constant && count == Math.rint(count);
    double squareOfCount = whole ? count * count : times.secondMoment() + count + 0.25;
    return new LeastTime(
        begun * mean,
        squareOfCount * square,
        (success == 1 ? fewest : Math.min(1, fewest)) * floor);
  }

  /** How many rounds are begun of so many that each succeed with s: 1 + s + … + sⁿ⁻¹. */
  static double begun(double count, double success) {
    return success == 1 ? count : (1 - through(count, success)) / (1 - success);
  }

  /** The share that comes through so many rounds, sⁿ; between two whole numbers, of both. */
  static double through(double count, double success) {
    double below = Math.floor(count);
    double fraction = count - below;
    return StrictMath.pow(success, below) * (1 - fraction + fraction * success);
  }

  /** Whether it is known how it is distributed. */
  boolean isKnown() {
    return shape != null && !Double.isNaN(shape.within(0));
  }

  /** The most likely it can be that it is over within a limit. */
  double within(Distribution limit) {
    if (!(limit instanceof Constant)) {
      return 1;
    }
    double most = limit.mean();
    double share = floor > most ? 0 : shape == null ? 1 : shape.within(most);
    return Double.isNaN(share) ? 1 : share;
  }

  /**
   * The wait for it where nobody waits longer than a limit d: E[min(S, d)] by the distribution of
   * S, and where that is not known ≥ E[S] − E[S²]/4d, because s − min(s, d) ≤ s²/4d for every s ≥
   * 0.
   */
  LeastTime upTo(Distribution limit) {
    double most = limit.least();
    if (most == 0) {
      return NONE;
    }
    double sure = Math.min(floor, most);
    double exact = shape == null ? Double.NaN : shape.meanUpTo(most);
    double likely = Double.isNaN(exact) ? mean - square / (4 * most) : exact;
    return likely > sure ? new LeastTime(likely, Math.min(square, most * most), sure) : of(sure);
  }

  /**
   * Until so many of several that begin at once have ended OK, or that cannot be reached any more.
   *
   * <p>For all of them, the mean is at least that of each one alone, as far as none of the others
   * fails before. For fewer, the mean of an order statistic has no bound by the means, so their
   * floors count.
   */
  static LeastTime join(LeastTime[] times, double[] successes, int needed) {
    if (times.length == 1) {
      return times[0];
    }
    double sure = floor(times, successes, needed);
    LeastTime best = of(sure);
    if (needed == times.length) {
      double product = Arrays.stream(successes).filter(each -> each > 0).reduce(1, (a, b) -> a * b);
      long zeros = Arrays.stream(successes).filter(each -> each == 0).count();
      for (int i = 0; i < times.length; i++) {
        boolean othersNever = zeros > (successes[i] == 0 ? 1 : 0);
        double others = othersNever ? 0 : successes[i] == 0 ? product : product / successes[i];
        LeastTime alone = times[i].sometimes(Math.min(1, others));
        if (alone.mean > best.mean) {
          best = new LeastTime(alone.mean, alone.square, sure);
        }
      }
    }
    return best;
  }

  private static double floor(LeastTime[] times, double[] successes, int needed) {
    double[] all = new double[times.length];
    double[] fallible = new double[times.length];
    int count = 0;
    for (int i = 0; i < times.length; i++) {
      all[i] = times[i].floor;
      if (successes[i] < 1) {
        fallible[count++] = times[i].floor;
      }
    }
    Arrays.sort(all);
    Arrays.sort(fallible, 0, count);
    int spare = times.length - needed;
    double enough = all[needed - 1];
    return count > spare ? Math.min(enough, fallible[spare]) : enough;
  }

  /** The probability that at least so many succeed, each by its own chance. */
  static double enough(double[] successes, int needed) {
    int spare = successes.length - needed;
    if (Arrays.stream(successes).allMatch(each -> each == 1)) {
      return 1;
    }
    if ((double) spare * successes.length > MOST_WORK) {
      return Arrays.stream(successes).sum() >= needed ? 1 : 0;
    }
    // failures[f] is the probability of f failures so far; more than are spared are left out.
    double[] failures = new double[spare + 1];
    failures[0] = 1;
    for (double success : successes) {
      for (int f = spare; f > 0; f--) {
        failures[f] = failures[f] * success + failures[f - 1] * (1 - success);
      }
      failures[0] *= success;
    }
    return Math.min(1, Arrays.stream(failures).sum());
  }
}
