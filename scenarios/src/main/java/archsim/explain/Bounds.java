package archsim.explain;

import archsim.components.demand.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What demands say of the load that resources bear, and how sure it is. */
final class Bounds {
  /**
   * Of what is held, as much as may be needed where another resource is full: the rest waits in
   * front of that one and keeps it full.
   */
  private static final double ENOUGH = 0.5;

  /** A share of which no resource is asked for is taken for none. */
  private static final double NOTHING = 1e-12;

  private final SystemIndex index;
  private final double rate;
  private final Map<String, Use> now;
  private final Map<String, Use> asked;
  private final Map<String, Use> best;
  private final Map<String, Use> kept;

  /**
   * @param rate arrivals per second
   * @param now what resources are asked for by these, without waits and losses
   * @param full the same per arrival where the load is as high as can be
   * @param kept what they are likely to be kept busy, with waits and losses
   */
  Bounds(
      SystemIndex index, double rate, Solver.Asked now, Solver.Asked full, Map<String, Use> kept) {
    this.index = index;
    this.rate = rate;
    this.now = now.any();
    this.asked = full.any();
    this.best = full.best();
    this.kept = kept;
  }

  /** The least load at which a resource is known to be full, +∞ where none is. */
  double first() {
    return asked.values().stream()
        .mapToDouble(use -> saturatesAt(use, saturation(use)))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  List<Explanation.Resource> resources() {
    List<Explanation.Resource> resources = new ArrayList<>();
    for (Use use : asked.values()) {
      Saturation saturation = saturation(use);
      Use current = now.getOrDefault(use.name(), use);
      resources.add(
          new Explanation.Resource(
              use.component(),
              use.resource(),
              use.useful(),
              rate == 0 ? Range.ZERO : current.busy().times(1 / rate),
              current.openBusy().low() / use.useful(),
              expected(kept.getOrDefault(use.name(), use)),
              saturatesAt(use, saturation),
              saturation,
              use.isHeld()));
    }
    return resources;
  }

  private static Range expected(Use use) {
    double low =
        (use.busy().low() * use.unevenness().low() + use.capacity().taken()) / use.capacity().all();
    double busy = use.busy().high() * use.unevenness().high();
    double high =
        Math.max(busy / use.useful(), (busy + use.capacity().taken()) / use.capacity().all());
    return new Range(Math.min(1, low), Math.max(Math.min(1, low), Math.min(1, high)));
  }

  private boolean isExact(Use use) {
    return !use.isHeld()
        && use.busy().isExact()
        && index.unevenness(use.component()).isExact()
        && !index.hasShortLines();
  }

  private Saturation saturation(Use use) {
    if (use.busy().high() < NOTHING) {
      return Saturation.NONE;
    }
    if (!isExact(use)) {
      return known(use).busy().low() > 0 ? Saturation.AT_MOST : atLeast(use);
    }
    double own = use.useful() / use.busy().low();
    for (Use other : asked.values()) {
      double share = other.isHeld() ? ENOUGH : 1;
      double demand = other.isHeld() ? other.busy().low() : other.busy().high();
      if (!other.equals(use) && demand * own > share * other.useful() * (1 + 1e-9)) {
        return Saturation.AT_LEAST;
      }
    }
    return Saturation.EXACT;
  }

  private static Saturation atLeast(Use use) {
    return Double.isFinite(use.busy().high()) && !use.isHeld()
        ? Saturation.AT_LEAST
        : Saturation.NONE;
  }

  /** The use that bounds the load: where balancers do their best. */
  private Use known(Use use) {
    return best.getOrDefault(use.name(), use);
  }

  private double saturatesAt(Use use, Saturation saturation) {
    double busy =
        switch (saturation) {
          case EXACT -> use.busy().low();
          case AT_LEAST -> use.busy().high();
          case AT_MOST -> known(use).busy().low();
          case NONE -> 0;
        };
    return busy < NOTHING ? Double.POSITIVE_INFINITY : rate * use.useful() / busy;
  }
}
