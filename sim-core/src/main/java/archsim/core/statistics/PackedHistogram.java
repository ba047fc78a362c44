package archsim.core.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * What a {@link LatencyHistogram} had recorded, immutable and in two or three bytes for each bucket
 * that holds anything: how many buckets after the one before, and the count. For the many that a
 * run keeps until they are added up, such as those of its series over time.
 *
 * <p>A number is written seven bits to a byte, the lowest first; the highest bit of a byte says
 * that more follow (LEB128).
 */
public final class PackedHistogram {
  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;

  /** Bytes of the longest number: 63 bits. */
  private static final int LONGEST = 9;

  private final int digits;
  private final byte[] bytes;
  private final long zeros;
  private final double sum;
  private final double min;
  private final double max;

  PackedHistogram(int digits, byte[] bytes, long zeros, double sum, double min, double max) {
    this.digits = digits;
    this.bytes = bytes;
    this.zeros = zeros;
    this.sum = sum;
    this.min = min;
    this.max = max;
  }

  /** All times of several of the same number of digits, as if recorded by one histogram. */
  public static HistogramSnapshot merge(List<PackedHistogram> parts) {
    if (parts.isEmpty()) {
      return HistogramSnapshot.EMPTY;
    }
    LatencyHistogram all = new LatencyHistogram(parts.get(0).digits);
    parts.forEach(all::add);
    return all.snapshot();
  }

  int digits() {
    return digits;
  }

  long zeros() {
    return zeros;
  }

  double sum() {
    return sum;
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }

  Reader reader() {
    return new Reader(bytes);
  }

  /** Writes numbers that are not negative. */
  static final class Writer {
    private byte[] bytes = new byte[1 << 10];
    private int size;

    void write(long number) {
      if (bytes.length - size < LONGEST) {
        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
      }
      long left = number;
      while (left >= MORE) {
        bytes[size++] = (byte) (left | MORE);
        left >>>= BITS;
      }
      bytes[size++] = (byte) left;
    }

    byte[] bytes() {
      return Arrays.copyOf(bytes, size);
    }
  }

  /** Reads the numbers again. */
  static final class Reader {
    private final byte[] bytes;
    private int at;

    private Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean hasNext() {
      return at < bytes.length;
    }

    long next() {
      long number = 0;
      int shift = 0;
      byte part = bytes[at++];
      while (part < 0) {
        number |= (long) (part & (MORE - 1)) << shift;
        shift += BITS;
        part = bytes[at++];
      }
      return number | (long) part << shift;
    }
  }
}
