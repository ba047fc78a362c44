package archsim.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws what happens to components while they are measured. */
final class RandomFaults {
  private final Draft draft;
  private final Dice dice;

  RandomFaults(Draft draft) {
    this.draft = draft;
    dice = draft.dice;
  }

  /**
   * Some faults.
   *
   * @param duration measured seconds
   */
  List<Object> draw(double duration) {
    List<Object> faults = new ArrayList<>();
    int count = dice.between(1, 3);
    for (int i = 0; i < count; i++) {
      Map<String, Object> fault = Draft.map("at", Dice.time(dice.between(0.1, 0.8) * duration));
      fault.putAll(any(duration));
      if (fault.size() > 1) {
        faults.add(fault);
      }
    }
    return faults;
  }

  private Map<String, Object> any(double duration) {
    String section = dice.one("services", "databases", "caches");
    List<String> names = new ArrayList<>(draft.section(section).keySet());
    if (names.isEmpty()) {
      return Draft.map();
    }
    String name = dice.one(names);
    String text = String.valueOf(draft.section(section).get(name));
    return switch (section) {
      case "services" -> text.contains("external") ? Draft.map() : kill(name, "replicas", duration);
      case "databases" -> database(name, text, duration);
      default -> cache(name, text, duration);
    };
  }

  private Map<String, Object> kill(String name, String units, double duration) {
    Map<String, Object> fault = Draft.map("kill", name);
    if (dice.chance(0.5)) {
      fault.put(units, 1);
    }
    if (dice.chance(0.8)) {
      fault.put("for", Dice.time(dice.between(0.01, 0.4) * duration));
    }
    return fault;
  }

  private Map<String, Object> database(String name, String text, double duration) {
    if (text.contains("topology=sharded") && dice.chance(0.6)) {
      return Draft.map("add-shards", name, "count", dice.between(1, 2));
    }
    if (text.contains("topology=distributed-sql") && dice.chance(0.5)) {
      return Draft.map("add-servers", name);
    }
    return kill(name, "servers", duration);
  }

  private Map<String, Object> cache(String name, String text, double duration) {
    if (text.contains("hitRatio")) {
      return Draft.map();
    }
    if (text.contains("servers") && dice.chance(0.4)) {
      return Draft.map("add-servers", name);
    }
    if (!text.contains("scope=replica") && dice.chance(0.5)) {
      return kill(name, "servers", duration);
    }
    return Draft.map("flush", name);
  }
}
