package archsim.components.balancer;

import archsim.components.flow.Request;
import archsim.components.partition.HashRing;
import archsim.core.Require;
import archsim.core.random.KeyedRandom;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Clients and backends are points on a ring; a client goes to the first backend that follows it
 * clockwise and has room: owes fewer than ⌈c (m + 1) w / W⌉ requests, with m outstanding at all of
 * them, its share w of the weight W, and c the balance factor (consistent hashing with bounded
 * loads: Mirrokni, Thorup, Zadimoghaddam, SODA 2018). A backend has {@value #POINTS} points times
 * its weight, so when one comes or goes only about its own share of the clients move.
 */
public final class ConsistentHash implements BalancingPolicy {
  /** The balance factor where nothing is said: at most 25 % above the mean. */
  static final double BALANCE = 1.25;

  private static final int POINTS = 160;

  private final Backends backends;
  private final double balance;
  private final HashRing ring;

  /**
   * How far a backend may be above its share.
   *
   * @param balanceFactor most that a backend owes, as a multiple of the mean
   */
  public record Settings(
      @Doc(
              "Most requests that consistent-hash lets a replica owe, as a multiple of the mean"
                  + " (default 1.25).")
          @Unit(Dimension.COUNT)
          @Nullable Double balanceFactor)
      implements BalancingPolicy.Settings {
    public Settings {
      Require.field(
          "balanceFactor",
          balanceFactor == null || balanceFactor > 1,
          "must be > 1, was %s",
          balanceFactor);
    }

    @Override
    public void check(Balancing policy) {
      Require.field(
          "balanceFactor",
          balanceFactor == null || policy == Balancing.CONSISTENT_HASH,
          "belongs to policy consistent-hash");
    }

    @Override
    public void addImplied(Balancing policy, Map<String, String> implied) {
      if (balanceFactor == null && policy == Balancing.CONSISTENT_HASH) {
        implied.put("balanceFactor", "1.25");
      }
    }
  }

  ConsistentHash(Backends backends, Settings settings) {
    this.backends = backends;
    balance = settings.balanceFactor() == null ? BALANCE : settings.balanceFactor();
    int[] owners = new int[backends.count()];
    long[] seeds = new long[backends.count()];
    int[] counts = new int[backends.count()];
    int[] ofTarget = new int[backends.spec().targets().size()];
    for (int i = 0; i < owners.length; i++) {
      int target = backends.get(i).target();
      long name = backends.spec().targets().get(target).to().hashCode();
      owners[i] = i;
      seeds[i] = KeyedRandom.mix((name << Integer.SIZE) + ofTarget[target]++);
      counts[i] = points(backends.get(i).weight());
    }
    ring = HashRing.of(owners, seeds, counts);
  }

  private static int points(double weight) {
    return (int) Math.max(1, Math.min(1_000_000, Math.round(POINTS * weight)));
  }

  /**
   * The relative standard deviation of the share of the ring that a backend has: of n arcs of
   * exponential lengths, 1/√n.
   */
  static double deviation(double weight) {
    return 1 / Math.sqrt(points(weight));
  }

  @Override
  public int choose(Request request) {
    long client = KeyedRandom.mix(request.root().client());
    int start = ring.find(client);
    double most = balance * (backends.outstanding() + 1) / backends.weight();
    for (int step = 0; step < ring.size(); step++) {
      int owner = ring.owner(start + step);
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
