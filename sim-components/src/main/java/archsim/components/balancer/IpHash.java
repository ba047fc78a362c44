package archsim.components.balancer;

import archsim.components.Request;
import archsim.core.random.KeyedRandom;

/**
 * A client always goes to the backend that the hash of its address names, modulo their number;
 * while that one is not believed in, to one that further hashes name (as in NGINX). Sessions and
 * users stand for addresses; an arrival that belongs to neither is a client of its own.
 */
final class IpHash implements BalancingPolicy {
  private static final int TRIES = 20;

  private final Backends backends;

  IpHash(Backends backends) {
    this.backends = backends;
  }

  @Override
  public int choose(Request request) {
    long hash = KeyedRandom.mix(request.root().client());
    for (int i = 0; i < TRIES; i++) {
      int chosen = (int) Long.remainderUnsigned(hash, backends.count());
      if (backends.isCandidate(chosen)) {
        return chosen;
      }
      hash = KeyedRandom.mix(hash + i + 1);
    }
    return backends.candidate((int) Long.remainderUnsigned(hash, backends.size()));
  }
}
