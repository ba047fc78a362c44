package archsim.components.demand;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** How long resources are busy, and which of them are held while something else is waited for. */
final class Occupation {
  private final Map<String, Range> seconds = new LinkedHashMap<>();
  private final Map<String, Double> squares = new LinkedHashMap<>();
  private final Set<String> held = new LinkedHashSet<>();

  /** A resource works for so long, with a probability. */
  void use(String resource, Range share, LeastTime duration) {
    add(resource, share.times(duration.mean()));
    if (duration.square() > 0) {
      squares.merge(resource, share.high() * duration.square(), Double::sum);
    }
  }

  void hold(String resource, Range duration) {
    held.add(resource);
    add(resource, duration);
  }

  /** A resource is busy whenever another one is, for so many times as long. */
  void holdLike(String resource, String other, Range times) {
    if (!times.isExact()) {
      held.add(resource);
    }
    add(resource, seconds.getOrDefault(other, Range.ZERO).times(times));
  }

  void add(String resource, Range duration) {
    seconds.merge(resource, duration, Range::plus);
  }

  /** Another one, so many times. */
  void add(Occupation other, Range times) {
    other.seconds.forEach((resource, each) -> add(resource, times.times(each)));
    other.squares.forEach(
        (resource, each) -> squares.merge(resource, times.high() * each, Double::sum));
    held.addAll(other.held);
  }

  Map<String, Range> seconds() {
    return seconds;
  }

  double squares(String resource) {
    return squares.getOrDefault(resource, 0.0);
  }

  Set<String> held() {
    return held;
  }
}
