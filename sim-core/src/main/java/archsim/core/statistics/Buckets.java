package archsim.core.statistics;

/**
 * Which bucket of a histogram a time falls into, for one number of digits.
 *
 * @param bits b, where the first 2^b buckets are 1 ns wide
 */
record Buckets(int bits) {
  static final double NANOS = 1e9;

  /** Times above 2^53 ns (104 days) count as this. */
  private static final long LONGEST = 1L << 53;

  static Buckets of(int digits) {
    long least = 2;
    for (int i = 0; i < digits; i++) {
      least *= 10;
    }
    return new Buckets(Long.SIZE - Long.numberOfLeadingZeros(least - 1));
  }

  int first() {
    return 1 << bits;
  }

  /** The bucket of a time in seconds, to the nearest nanosecond. */
  int indexOf(double seconds) {
    long nanos = (long) (seconds * NANOS + 0.5);
    return index(Math.min(nanos, LONGEST));
  }

  int index(long nanos) {
    int doublings = Long.SIZE - bits - Long.numberOfLeadingZeros(nanos | ((1L << bits) - 1));
    return (doublings << (bits - 1)) + (int) (nanos >>> doublings);
  }

  /** Doublings above the buckets of 1 ns. */
  private int doublings(int index) {
    return Math.max(0, (index >>> (bits - 1)) - 1);
  }

  /** Where a bucket begins, in nanoseconds. */
  long lower(int index) {
    int doublings = doublings(index);
    return (long) (index - (doublings << (bits - 1))) << doublings;
  }

  /** The middle of a bucket, in nanoseconds. */
  private long middle(int index) {
    return lower(index) + ((1L << doublings(index)) >>> 1);
  }

  /** The middle of a bucket: no two have the same. */
  double seconds(int index) {
    return middle(index) / NANOS;
  }

  /** No time of this bucket is shorter, to some rounding. */
  double lowerSeconds(int index) {
    return (lower(index) - 0.5) / NANOS;
  }

  /** Buckets up to the end of the doubling that a bucket belongs to. */
  int lengthFor(int index) {
    return ((index >>> (bits - 1)) + 1) << (bits - 1);
  }
}
