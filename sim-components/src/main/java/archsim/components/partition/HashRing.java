package archsim.components.partition;

import archsim.core.random.KeyedRandom;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A ring of hashes with points on it, each of which has an owner: a hash belongs to the first point
 * at or after it, clockwise (Karger et al.: Consistent hashing and random trees, STOC 1997).
 */
public final class HashRing {
  private final long[] points;
  private final int[] owners;

  private record Point(long place, int owner) {}

  private HashRing(Point[] ring) {
    Arrays.sort(ring, Comparator.comparingLong(Point::place).thenComparingInt(Point::owner));
    points = Arrays.stream(ring).mapToLong(Point::place).toArray();
    owners = Arrays.stream(ring).mapToInt(Point::owner).toArray();
  }

  /**
   * A ring of several owners, each with points of its own.
   *
   * @param owners numbers of the owners
   * @param seeds of the points of each owner
   * @param counts how many points each owner has
   */
  public static HashRing of(int[] owners, long[] seeds, int[] counts) {
    int size = 0;
    for (int count : counts) {
      size = Math.addExact(size, count);
    }
    Point[] ring = new Point[size];
    int next = 0;
    for (int i = 0; i < owners.length; i++) {
      for (int v = 0; v < counts[i]; v++) {
        ring[next++] = new Point(KeyedRandom.mix(seeds[i] + v), owners[i]);
      }
    }
    return new HashRing(ring);
  }

  /** How many points there are. */
  public int size() {
    return points.length;
  }

  /** The index of the point that a hash belongs to; size() stands for the first one again. */
  public int find(long hash) {
    int found = Arrays.binarySearch(points, hash);
    return found >= 0 ? found : -found - 1;
  }

  /** The owner of a point by its index, which may be up to twice the size. */
  public int owner(int index) {
    return owners[index < points.length ? index : index - points.length];
  }

  /** The hashes between points, which belong to the owner of the later one. */
  Segments segments() {
    int n = points.length;
    long[] last = Arrays.copyOf(points, n + 1);
    int[] owner = Arrays.copyOf(owners, n + 1);
    last[n] = Long.MAX_VALUE;
    owner[n] = owners[0];
    return new Segments(Long.MIN_VALUE, last, owner);
  }
}
