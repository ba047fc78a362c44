package archsim.components.partition;

import java.util.Arrays;

/** Positions from a first to a last one, cut into segments that follow each other. */
final class Segments {
  private final long least;
  private final long[] last;
  private final int[] owners;

  /**
   * Of segments in ascending order.
   *
   * @param least the first position
   * @param last the last position of each segment
   * @param owners of each segment
   */
  Segments(long least, long[] last, int[] owners) {
    this.least = least;
    this.last = last;
    this.owners = owners;
  }

  int size() {
    return last.length;
  }

  /** The index of the segment in which a position lies. */
  int find(long position) {
    int low = 0;
    int high = last.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (last[middle] < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  int owner(int index) {
    return owners[index];
  }

  /** By segment; not to be changed. */
  int[] owners() {
    return owners;
  }

  long first(int index) {
    return index == 0 ? least : last[index - 1] + 1;
  }

  long last(int index) {
    return last[index];
  }

  /** How many positions a segment has; none where it ends with the one before it. */
  double length(int index) {
    boolean none = index > 0 && last[index] == last[index - 1];
    return none ? 0 : distance(first(index), last[index]) + 1;
  }

  /** How many positions there are in all. */
  double length() {
    return distance(least, last[last.length - 1]) + 1;
  }

  /** From one position to a later one; a double, as it may be beyond the numbers with a sign. */
  static double distance(long from, long to) {
    long between = to - from;
    return (double) (between >>> 1) * 2 + (double) (between & 1);
  }

  /** What each owner has of all positions. */
  double[] shares() {
    double[] shares = new double[Arrays.stream(owners).max().orElse(-1) + 1];
    for (int i = 0; i < last.length; i++) {
      shares[owners[i]] += length(i) / length();
    }
    return shares;
  }

  /** With one segment cut in two, of which the later one gets another owner. */
  Segments split(int index, long lower, int owner) {
    long[] ends = new long[last.length + 1];
    int[] of = new int[last.length + 1];
    System.arraycopy(last, 0, ends, 0, index);
    System.arraycopy(last, index, ends, index + 1, last.length - index);
    System.arraycopy(owners, 0, of, 0, index + 1);
    System.arraycopy(owners, index, of, index + 1, last.length - index);
    ends[index] = lower;
    of[index + 1] = owner;
    return new Segments(least, ends, of);
  }

  /** Without one segment, which goes to the one before it, or after it if it is the first. */
  Segments merged(int index) {
    long[] ends = new long[last.length - 1];
    int[] of = new int[last.length - 1];
    int end = Math.max(0, index - 1); // of the first one the end goes, of others the one before
    System.arraycopy(last, 0, ends, 0, end);
    System.arraycopy(last, end + 1, ends, end, ends.length - end);
    System.arraycopy(owners, 0, of, 0, index);
    System.arraycopy(owners, index + 1, of, index, of.length - index);
    return new Segments(least, ends, of);
  }

  boolean sameSpace(Segments other) {
    return least == other.least && last[last.length - 1] == other.last[other.last.length - 1];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Segments that
        && least == that.least
        && Arrays.equals(last, that.last)
        && Arrays.equals(owners, that.owners);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(last) + Arrays.hashCode(owners);
  }

  @Override
  public String toString() {
    return "last=%s, owners=%s".formatted(Arrays.toString(last), Arrays.toString(owners));
  }
}
