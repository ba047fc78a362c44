package archsim.core.statistics;

import java.util.Arrays;

/**
 * Counts the excursions of response times above every level at once. A level is crossed when a
 * response reaches it, and counts again only after one fell to half of it. Response times are
 * correlated: a burst of a thousand slow requests is one observation of the tail, and one
 * excursion.
 *
 * <p>Half of a level is measured from the shortest response so far m, that is m + (level − m)/2:
 * behind a network of constant 50 ms no response ever falls below half of a p99 of 80 ms. A
 * response within the bucket of m, or the next one, re-arms that bucket as well: one that is always
 * the same is above itself as often as not.
 *
 * <p>The levels are the lower edges of the buckets of a {@link LatencyHistogram}. Levels and the
 * points where they are armed again both ascend, so the armed ones are always those from some
 * bucket A on, and a response in bucket k ≥ A crosses those from A to k. They are counted as
 * differences, one more from A on and one less from k + 1 on, so that the count of a level is the
 * sum of all differences up to it. Between two changes of A a response costs two comparisons.
 *
 * <p>A level is watched until it has {@value #ENOUGH} excursions, twenty times what a quantile
 * needs: the median is crossed all the time.
 */
public final class Excursions {
  /** Excursions after which the lowest level is watched no more. */
  public static final int ENOUGH = 200;

  /** More than a few operations round. */
  private static final double ROUNDING = 1e-14;

  private static final int ALL_CROSSED = Integer.MAX_VALUE;

  private final Buckets buckets;
  private int[] differences = new int[0];

  // The shortest response so far, and its bucket.
  private double least = Double.POSITIVE_INFINITY;
  private int leastBucket;

  // Levels below the lowest are not armed again; how often the lowest was crossed.
  private int lowest;
  private long lowestCount;

  // All levels from this one on are armed, and what a response is in between while that lasts.
  private int armed;
  private double nextLevel = Double.NEGATIVE_INFINITY;
  private double nextRearm = Double.NEGATIVE_INFINITY;

  /**
   * @param digits of the histogram of the same times
   */
  public Excursions(int digits) {
    buckets = Buckets.of(digits);
  }

  private Excursions(Excursions other) {
    buckets = other.buckets;
    differences = other.differences.clone();
    least = other.least;
    leastBucket = other.leastBucket;
    lowest = other.lowest;
    lowestCount = other.lowestCount;
    armed = other.armed;
    nextLevel = other.nextLevel;
    nextRearm = other.nextRearm;
  }

  /** One that has observed the same, and goes its own way from here. */
  public Excursions copy() {
    return new Excursions(this);
  }

  /** Takes the next response time in seconds. */
  public void observe(double seconds) {
    if (seconds >= nextLevel || seconds < nextRearm) {
      change(seconds);
    }
  }

  /** Takes a request that has no time: it is slower than all that have one. */
  public void observeInfinite() {
    if (armed != ALL_CROSSED) {
      cross(ALL_CROSSED);
      watch();
    }
  }

  private void change(double seconds) {
    int bucket = buckets.indexOf(seconds);
    if (seconds < least) {
      fallTo(seconds, bucket);
    }
    if (bucket >= armed) {
      cross(bucket + 1);
    } else {
      int rearmed =
          bucket <= leastBucket + 1 ? leastBucket : buckets.indexOf(2 * seconds - least) + 1;
      armed = Math.min(armed, Math.max(lowest, rearmed));
    }
    watch();
  }

  /** A new minimum; levels above it that had enough and now lie below the others begin anew. */
  private void fallTo(double seconds, int bucket) {
    least = seconds;
    leastBucket = bucket;
    lowest = bucket;
    lowestCount = 0;
    for (int i = 0; i <= Math.min(lowest, differences.length - 1); i++) {
      lowestCount += differences[i];
    }
  }

  /** Everything from the armed level up to one that is not reached is crossed. */
  private void cross(int next) {
    int from = armed;
    armed = next;
    reach(from);
    differences[from]++;
    if (next != ALL_CROSSED) {
      reach(next);
      differences[next]--;
    }
    if (from <= lowest) {
      lowestCount++;
      passOver();
    }
  }

  /** Levels that had enough are watched no more. */
  private void passOver() {
    while (lowestCount >= ENOUGH && lowest < armed && lowest + 1 < differences.length) {
      lowest++;
      lowestCount += differences[lowest];
    }
  }

  private void reach(int index) {
    if (index >= differences.length) {
      differences = Arrays.copyOf(differences, buckets.lengthFor(index));
    }
  }

  /** Below and above which time the armed levels change; a little early, for rounding. */
  private void watch() {
    if (armed == ALL_CROSSED) {
      nextLevel = Double.POSITIVE_INFINITY;
      nextRearm = Double.POSITIVE_INFINITY;
      return;
    }
    nextLevel = buckets.lowerSeconds(armed) * (1 - ROUNDING);
    if (armed <= lowest) {
      nextRearm = least;
    } else {
      double half = (buckets.lowerSeconds(armed - 1) + least) / 2;
      double nearLeast = armed > leastBucket ? buckets.lowerSeconds(leastBucket + 2) : least;
      nextRearm = Math.max(half, nearLeast) * (1 + ROUNDING);
    }
  }

  /** Forgets the counts at the end of the warm-up; what is above a level stays above it. */
  public void reset() {
    Arrays.fill(differences, 0);
    lowest = Math.min(armed, leastBucket);
    lowestCount = 0;
    watch();
  }

  /** How often each level was crossed since the last reset, at most {@link #ENOUGH} times. */
  public ExcursionCounts snapshot() {
    double[] levels = new double[differences.length];
    int[] counts = new int[differences.length];
    int size = 0;
    int before = 0;
    long sum = 0;
    for (int i = 0; i < differences.length; i++) {
      sum += differences[i];
      int count = (int) Math.min(sum, ENOUGH);
      if (count != before) {
        levels[size] = buckets.seconds(i);
        counts[size++] = count;
        before = count;
      }
    }
    return new ExcursionCounts(Arrays.copyOf(levels, size), Arrays.copyOf(counts, size));
  }
}
