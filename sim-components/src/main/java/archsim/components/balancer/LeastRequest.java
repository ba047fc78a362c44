package archsim.components.balancer;

import archsim.components.Draw;
import archsim.components.Request;
import archsim.core.random.KeyedRandom;

/**
 * Takes the backend that owes the fewest requests, ties drawn at random: of all (join the shortest
 * queue), or of d drawn at random, different ones unless drawn with replacement (Mitzenmacher, The
 * Power of Two Choices in Randomized Load Balancing, IEEE TPDS 12(10), 2001).
 */
final class LeastRequest implements BalancingPolicy {
  private final Backend[] backends;
  private final Draw chance;
  private final int choices;
  private final boolean replacement;
  private final int[] order;
  private final int[] swapped;

  LeastRequest(Backends backends) {
    this(backends, backends.spec().choices() == null ? backends.size() : backends.spec().choices());
  }

  LeastRequest(Backends backends, int choices) {
    this.backends = backends.all().toArray(Backend[]::new);
    chance = backends.chance();
    replacement = backends.spec().replacement();
    this.choices = replacement ? choices : Math.min(choices, backends.size());
    swapped = new int[this.choices];
    order = new int[backends.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
  }

  @Override
  public int choose(Request request) {
    KeyedRandom random = chance.uniforms(request);
    return !replacement && choices == order.length ? ofAll(random) : ofSome(random);
  }

  private int ofAll(KeyedRandom random) {
    int chosen = 0;
    int fewest = backends[0].outstanding();
    int ties = 1;
    for (int i = 1; i < backends.length; i++) {
      int outstanding = backends[i].outstanding();
      if (outstanding < fewest) {
        chosen = i;
        fewest = outstanding;
        ties = 1;
      } else if (outstanding == fewest && random.nextInt(++ties) == 0) {
        chosen = i;
      }
    }
    return chosen;
  }

  private int ofSome(KeyedRandom random) {
    int chosen = 0;
    int fewest = Integer.MAX_VALUE;
    int ties = 1;
    for (int drawn = 0; drawn < choices; drawn++) {
      int candidate = replacement ? random.nextInt(order.length) : next(random, drawn);
      int outstanding = backends[candidate].outstanding();
      if (outstanding < fewest) {
        chosen = candidate;
        fewest = outstanding;
        ties = 1;
      } else if (outstanding == fewest && random.nextInt(++ties) == 0) {
        chosen = candidate;
      }
    }
    if (!replacement) {
      undo();
    }
    return chosen;
  }

  // Fisher and Yates, as far as it is needed.
  private int next(KeyedRandom random, int drawn) {
    int other = drawn + random.nextInt(order.length - drawn);
    int candidate = order[other];
    order[other] = order[drawn];
    order[drawn] = candidate;
    swapped[drawn] = other;
    return candidate;
  }

  // Whom a request draws must not depend on what those before it drew.
  private void undo() {
    for (int drawn = choices - 1; drawn >= 0; drawn--) {
      int other = swapped[drawn];
      int candidate = order[drawn];
      order[drawn] = order[other];
      order[other] = candidate;
    }
  }
}
