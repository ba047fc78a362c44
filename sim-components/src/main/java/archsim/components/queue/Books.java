package archsim.components.queue;

import archsim.components.measure.Figure;
import archsim.components.model.Wiring;
import java.util.List;

/** What a queue measures of its own, over all groups. */
final class Books {
  /** The names of the figures. */
  static final List<String> FIGURES =
      List.of(
          BrokerSpec.DEPTH,
          "lag_s",
          "persisted_s",
          BrokerSpec.PUBLISHED,
          "processed",
          "redelivered",
          "duplicates",
          "dead_lettered",
          "expired",
          "lost",
          "dropped");

  final Figure depth;
  final Figure lag;
  final Figure persisted;
  final Figure published;
  final Figure processed;
  final Figure redelivered;
  final Figure duplicates;
  final Figure deadLettered;
  final Figure expired;
  final Figure lost;
  final Figure dropped;

  Books(Wiring wiring) {
    depth = wiring.figure(BrokerSpec.DEPTH, Figure.Kind.LEVEL);
    lag = wiring.figure("lag_s", Figure.Kind.TIME);
    persisted = wiring.figure("persisted_s", Figure.Kind.TIME);
    published = count(wiring, BrokerSpec.PUBLISHED);
    processed = count(wiring, "processed");
    redelivered = count(wiring, "redelivered");
    duplicates = count(wiring, "duplicates");
    deadLettered = count(wiring, "dead_lettered");
    expired = count(wiring, "expired");
    lost = count(wiring, "lost");
    dropped = count(wiring, "dropped");
  }

  private static Figure count(Wiring wiring, String name) {
    return wiring.figure(name, Figure.Kind.COUNT);
  }
}
