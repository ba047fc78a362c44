package archsim.components.balancer;

import archsim.components.flow.Draw;
import archsim.components.flow.Request;
import archsim.core.Require;
import archsim.core.random.KeyedRandom;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the backend that owes the fewest requests for its weight, ties drawn at random: of all
 * (join the shortest queue), or of d drawn at random, different ones unless drawn with replacement
 * (Mitzenmacher, The Power of Two Choices in Randomized Load Balancing, IEEE TPDS 12(10), 2001).
 */
public final class LeastRequest implements BalancingPolicy {
  /** To look at this many one by one takes no longer than to keep them in order. */
  private static final int MOST_LOOKED_AT = 64;

  private final Backends backends;
  private final Draw chance;
  private final int choices;
  private final boolean replacement;
  private final int[] order;
  private final int[] swapped;

  /**
   * How many it looks at.
   *
   * @param choices how many backends it draws; without it, it looks at all
   * @param replacement whether it may draw a backend twice
   */
  public record Settings(
      @Doc("Replicas that least-request draws; without it, it looks at all.") @Unit(Dimension.COUNT)
          @Nullable Integer choices,
      @Doc("Whether least-request may draw a replica twice.") @Default("false") boolean replacement)
      implements BalancingPolicy.Settings {
    static final Settings ALL = new Settings(null, false);

    public Settings {
      Require.atLeast("choices", choices, 1);
    }

    Settings drawing(int some) {
      return new Settings(some, replacement);
    }

    @Override
    public void check(Balancing policy) {
      Require.field(
          "choices",
          choices == null || policy == Balancing.LEAST_REQUEST,
          "belong to policy least-request");
      Require.field(
          "replacement",
          !replacement || choices != null || policy == Balancing.POWER_OF_TWO,
          "belongs to least-request with choices, or to power-of-two");
    }

    @Override
    public void addImplied(Balancing policy, Map<String, String> implied) {
      if (choices == null && policy == Balancing.LEAST_REQUEST) {
        implied.put("choices", "all");
      }
    }
  }

  LeastRequest(Backends backends, Settings settings) {
    this.backends = backends;
    chance = backends.chance();
    replacement = settings.replacement();
    choices = settings.choices() == null ? backends.count() : settings.choices();
    swapped = new int[replacement ? 0 : Math.min(choices, backends.count())];
    order = new int[backends.count()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
  }

  @Override
  public int choose(Request request) {
    KeyedRandom random = chance.uniforms(request);
    if (replacement || choices < backends.size()) {
      return backends.candidate(ofSome(random));
    }
    return backends.size() <= MOST_LOOKED_AT ? ofAll(random) : ofMany(random);
  }

  private int ofMany(KeyedRandom random) {
    LeastLoaded loads = backends.loads();
    return loads.get(random.nextInt(loads.sharing()));
  }

  private int ofAll(KeyedRandom random) {
    int chosen = backends.candidate(0);
    double fewest = load(chosen);
    int ties = 1;
    for (int i = 1; i < backends.size(); i++) {
      int candidate = backends.candidate(i);
      double outstanding = load(candidate);
      if (outstanding < fewest) {
        chosen = candidate;
        fewest = outstanding;
        ties = 1;
      } else if (outstanding == fewest && random.nextInt(++ties) == 0) {
        chosen = candidate;
      }
    }
    return chosen;
  }

  private int ofSome(KeyedRandom random) {
    int chosen = 0;
    double fewest = Double.POSITIVE_INFINITY;
    int ties = 1;
    for (int drawn = 0; drawn < choices; drawn++) {
      int candidate = replacement ? random.nextInt(backends.size()) : next(random, drawn);
      double outstanding = load(backends.candidate(candidate));
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

  /** What a backend owes for each unit of its weight. */
  private double load(int backend) {
    Backend each = backends.get(backend);
    return each.outstanding() / each.weight();
  }

  // Fisher and Yates, as far as it is needed.
  private int next(KeyedRandom random, int drawn) {
    int other = drawn + random.nextInt(backends.size() - drawn);
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
