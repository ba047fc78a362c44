package archsim.components.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Ways among components that lead back to where they began. */
public final class Circles {
  private Circles() {}

  /**
   * Refuses a way that leads from the component back to it; of all in the circle it is said of the
   * first in the scenario.
   *
   * @param next where it goes on from a component
   */
  public static void refuse(
      Findings findings,
      Record record,
      String field,
      String message,
      Function<String, List<String>> next) {
    String begin = findings.component();
    List<String> circle = shortest(begin, next);
    boolean isFirst =
        findings.architecture().components().keySet().stream()
            .filter(circle::contains)
            .findFirst()
            .filter(begin::equals)
            .isPresent();
    if (isFirst) {
      String way = String.join(" -> ", circle) + " -> " + begin;
      findings.refuse(Findings.Kind.CIRCLE, record, field, message.formatted(begin), way);
    }
  }

  /** The shortest way back, its begin first; empty where there is none. */
  private static List<String> shortest(String begin, Function<String, List<String>> next) {
    Map<String, String> cameFrom = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(begin));
    while (!open.isEmpty() && !cameFrom.containsKey(begin)) {
      String from = open.remove();
      for (String to : next.apply(from)) {
        if (cameFrom.putIfAbsent(to, from) == null) {
          open.add(to);
        }
      }
    }
    List<String> circle = new ArrayList<>();
    for (String at = cameFrom.get(begin); at != null; at = cameFrom.get(at)) {
      circle.add(0, at);
      if (at.equals(begin)) {
        return circle;
      }
    }
    return List.of();
  }
}
