package archsim.components.balancer;

import archsim.components.flow.Request;
import archsim.core.random.KeyedRandom;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A client always goes to the backend that the hash of its address names, modulo their number, or
 * in proportion to their weights where these differ; while that one is not believed in, to one that
 * further hashes name (as in NGINX). Sessions and users stand for addresses; an arrival that
 * belongs to neither is a client of its own.
 */
final class IpHash implements BalancingPolicy {
  private static final int TRIES = 20;
  private static final double UNIT = 0x1p-53;

  private final Backends backends;

  // Those that have not left.
  private final int[] present;

  /** Sums of the weights up to each of them, null where all weights are equal. */
  private final double @Nullable [] upTo;

  IpHash(Backends backends) {
    this.backends = backends;
    present = IntStream.range(0, backends.count()).filter(i -> !backends.get(i).isGone()).toArray();
    double[] sums = new double[present.length];
    boolean equal = true;
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      double weight = backends.get(present[i]).weight();
      sum += weight;
      sums[i] = sum;
      equal &= weight == backends.get(present[0]).weight();
    }
    upTo = equal ? null : sums;
  }

  @Override
  public int choose(Request request) {
    long hash = KeyedRandom.mix(request.root().client());
    for (int i = 0; i < TRIES; i++) {
      int chosen = named(hash);
      if (backends.isCandidate(chosen)) {
        return chosen;
      }
      hash = KeyedRandom.mix(hash + i + 1);
    }
    return backends.candidate((int) Long.remainderUnsigned(hash, backends.size()));
  }

  private int named(long hash) {
    if (upTo == null) {
      return present[(int) Long.remainderUnsigned(hash, present.length)];
    }
    double place = (hash >>> 11) * UNIT * upTo[upTo.length - 1];
    int found = Arrays.binarySearch(upTo, place);
    return present[Math.min(found >= 0 ? found + 1 : -found - 1, upTo.length - 1)];
  }
}
