package archsim.random;

import java.util.ArrayList;
import java.util.List;

/** Draws promises about what there is. */
final class RandomPromises {
  private final Draft draft;
  private final Dice dice;

  RandomPromises(Draft draft) {
    this.draft = draft;
    dice = draft.dice;
  }

  /**
   * Some promises.
   *
   * @param duration measured seconds
   */
  List<Object> draw(double duration) {
    List<Object> promises = new ArrayList<>();
    int count = dice.between(0, 4);
    for (int i = 0; i < count; i++) {
      String promise = promise(duration);
      promises.add(dice.chance(0.2) ? Draft.map("expr", promise, "severity", "warn") : promise);
    }
    return promises;
  }

  private String promise(double duration) {
    String limit = Dice.time(dice.magnitude(5e-3, 2));
    List<String> loads = new ArrayList<>(draft.section("workloads").keySet());
    return switch (dice.between(0, 9)) {
      case 0 -> dice.one("p50", "p99", "p99.9") + " < " + limit;
      case 1 -> "p95 < " + limit + " for " + dice.one(loads);
      case 2 -> "mean < " + limit + " for " + dice.one(draft.targets).endpoint();
      case 3 -> "errors < " + Dice.percent(dice.magnitude(0.001, 0.3));
      case 4 -> "throughput > " + Dice.perSecond(dice.magnitude(1, 1000));
      case 5 -> "cost < $" + dice.between(1, 5000) + "/month";
      case 6 -> "availability >= 90% over " + Dice.time(0.11 * duration) + " windows";
      case 7 ->
          draft.databases.isEmpty()
              ? "errors < 50%"
              : dice.one(
                  "util(db0.cpu) < " + Dice.percent(dice.between(0.1, 1)),
                  "wait(db0.connections) < " + limit);
      case 8 -> draft.queues.isEmpty() ? "p90 < " + limit : "lag(queue0) < " + limit;
      default ->
          draft.caches.isEmpty()
              ? "p75 < " + limit
              : "hitRatio(cache0) > " + Dice.percent(dice.between(0.01, 0.9));
    };
  }
}
