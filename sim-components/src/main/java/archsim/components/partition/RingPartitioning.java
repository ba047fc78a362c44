package archsim.components.partition;

import java.util.Arrays;

/**
 * Servers have v points each on a {@link HashRing}, and a key belongs to the server of the point
 * that follows its hash. When a server joins, its points cut off parts of what others held, and
 * nothing moves but these parts, to the new one; when it leaves they go back.
 *
 * <p><b>How even it is.</b> N = nv points at random divide the ring into N parts whose lengths are
 * a Dirichlet(1, …, 1) vector, so the v parts of one of n servers add up to a share with the
 * Beta(v, (n − 1)v) distribution: its mean is 1/n, its variance αβ/((α + β)²(α + β + 1)) = (n −
 * 1)/(n²(nv + 1)) (Johnson, Kotz, Balakrishnan: Continuous Univariate Distributions 2, 1995, ch.
 * 25). When one joins n servers, what moves is the share it then has: 1/(n + 1) in the mean, with
 * the standard deviation √(n/((n + 1)v + 1))/(n + 1). For 3 servers of 128 points that is 0.25 ±
 * 0.019: a share varies by about 1/√v of itself.
 */
final class RingPartitioning implements Partitioning {
  private final Hashing hashing;
  private final int vnodes;
  private final int[] servers;
  private final HashRing ring;

  RingPartitioning(Hashing hashing, int vnodes, int[] servers) {
    this.hashing = hashing;
    this.vnodes = vnodes;
    this.servers = servers;
    int[] counts = new int[servers.length];
    Arrays.fill(counts, vnodes);
    ring =
        HashRing.of(servers, Arrays.stream(servers).mapToLong(hashing::ofServer).toArray(), counts);
  }

  @Override
  public int shard(long key) {
    return ring.owner(ring.find(hashing.ofKey(key)));
  }

  @Override
  public int[] owners(long key, int count) {
    Members.checkCopies(count, servers.length);
    int[] owners = new int[count];
    int index = ring.find(hashing.ofKey(key));
    for (int found = 0; found < count; index++) {
      int owner = ring.owner(index);
      if (!contains(owners, found, owner)) {
        owners[found++] = owner;
      }
    }
    return owners;
  }

  private static boolean contains(int[] owners, int length, int owner) {
    for (int i = 0; i < length; i++) {
      if (owners[i] == owner) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int[] servers() {
    return servers.clone();
  }

  @Override
  public double[] shares() {
    return ring.segments().shares();
  }

  @Override
  public RingPartitioning join(int server) {
    return new RingPartitioning(hashing, vnodes, Members.with(servers, server));
  }

  @Override
  public RingPartitioning leave(int server) {
    return new RingPartitioning(hashing, vnodes, Members.without(servers, server));
  }

  Segments segments() {
    return ring.segments();
  }

  /** Where a key lies on the ring. */
  long position(long key) {
    return hashing.ofKey(key);
  }

  boolean dividesAs(RingPartitioning other) {
    return hashing.equals(other.hashing) && vnodes == other.vnodes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RingPartitioning that
        && dividesAs(that)
        && Arrays.equals(servers, that.servers);
  }

  @Override
  public int hashCode() {
    return 31 * hashing.hashCode() + Arrays.hashCode(servers);
  }
}
