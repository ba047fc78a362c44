package archsim.components.balancer;

import archsim.components.Request;
import archsim.core.random.KeyedRandom;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Clients and backends are points on a ring; a client goes to the first backend that follows it
 * clockwise and has room: owes fewer than ⌈c (m + 1) w / W⌉ requests, with m outstanding at all of
 * them, its share w of the weight W, and c the balance factor (consistent hashing with bounded
 * loads: Mirrokni, Thorup, Zadimoghaddam, SODA 2018). A backend has {@value #POINTS} points times
 * its weight, so when one comes or goes only about its own share of the clients move.
 */
final class ConsistentHash implements BalancingPolicy {
  /** The balance factor where nothing is said: at most 25 % above the mean. */
  static final double BALANCE = 1.25;

  private static final int POINTS = 160;

  private final Backends backends;
  private final double balance;
  private final long[] points;
  private final int[] owners;

  private record Point(long place, int owner) {}

  ConsistentHash(Backends backends) {
    this.backends = backends;
    Double given = backends.spec().balanceFactor();
    balance = given == null ? BALANCE : given;
    Point[] ring = new Point[ringSize(backends)];
    int next = 0;
    int[] ofTarget = new int[backends.spec().targets().size()];
    for (int i = 0; i < backends.count(); i++) {
      int target = backends.get(i).target();
      long name = backends.spec().targets().get(target).to().hashCode();
      long own = KeyedRandom.mix((name << Integer.SIZE) + ofTarget[target]++);
      for (int v = 0; v < points(backends.get(i)); v++) {
        ring[next++] = new Point(KeyedRandom.mix(own + v), i);
      }
    }
    Arrays.sort(ring, Comparator.comparingLong(Point::place).thenComparingInt(Point::owner));
    points = Arrays.stream(ring).mapToLong(Point::place).toArray();
    owners = Arrays.stream(ring).mapToInt(Point::owner).toArray();
  }

  private static int points(Backend backend) {
    return (int) Math.max(1, Math.min(1_000_000, Math.round(POINTS * backend.weight())));
  }

  private static int ringSize(Backends backends) {
    int size = 0;
    for (int i = 0; i < backends.count(); i++) {
      size = Math.addExact(size, points(backends.get(i)));
    }
    return size;
  }

  @Override
  public int choose(Request request) {
    long client = KeyedRandom.mix(request.root().client());
    int found = Arrays.binarySearch(points, client);
    int start = found >= 0 ? found : -found - 1;
    double most = balance * (backends.outstanding() + 1) / backends.weight();
    for (int step = 0; step < points.length; step++) {
      int place = start + step;
      int owner = owners[place < points.length ? place : place - points.length];
      Backend backend = backends.get(owner);
      if (backends.isCandidate(owner)
          && backend.outstanding() < Math.ceil(most * backend.weight())) {
        return owner;
      }
    }
    // Those that are left owe more than their share of what backends that are gone owe as well.
    return leastLoaded();
  }

  private int leastLoaded() {
    int chosen = backends.candidate(0);
    for (int i = 1; i < backends.size(); i++) {
      int candidate = backends.candidate(i);
      if (backends.get(candidate).outstanding() < backends.get(chosen).outstanding()) {
        chosen = candidate;
      }
    }
    return chosen;
  }
}
