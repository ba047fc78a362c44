package archsim.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A scenario that is being drawn: its text so far, and what later parts of it may refer to. */
final class Draft {
  final Dice dice;
  final boolean stationary;
  final boolean hasSessions;
  final List<String> keys = new ArrayList<>();
  final List<Db> databases = new ArrayList<>();
  final List<CacheDraft> caches = new ArrayList<>();
  final List<String> queues = new ArrayList<>();

  /** What can be called, those who call others after those they call. */
  final List<Target> targets = new ArrayList<>();

  /** The endpoints of what was drawn last, which others are behind. */
  final Map<String, List<String>> fronts = new TreeMap<>();

  boolean hasPriorities;

  private final Map<String, Map<String, Object>> sections = new LinkedHashMap<>();

  /** An endpoint of a component. */
  record Target(String component, String endpoint) {
    @Override
    public String toString() {
      return component + "." + endpoint;
    }
  }

  /**
   * A database.
   *
   * @param ranged the keys whose ranges it holds, empty where it divides by something else
   */
  record Db(String name, String topology, List<String> operations, String ranged) {}

  /**
   * A cache.
   *
   * @param keyed whether it holds entries by key
   */
  record CacheDraft(String name, boolean keyed, String stampede) {}

  Draft(Dice dice, boolean stationary) {
    this.dice = dice;
    this.stationary = stationary;
    hasSessions = dice.chance(0.5);
    for (String section :
        List.of(
            "keys",
            "workloads",
            "loadBalancers",
            "services",
            "caches",
            "databases",
            "queues",
            "instanceTypes",
            "nodePools")) {
      sections.put(section, new LinkedHashMap<>());
    }
  }

  /** A map in the order in which it is written: key, value, key, value. */
  static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return map;
  }

  /** A section's components, by name. */
  Map<String, Object> section(String name) {
    return sections.computeIfAbsent(name, any -> new LinkedHashMap<>());
  }

  /** Adds a component, and gives its name: that of its kind with a number. */
  String add(String section, String kind, Object fields) {
    Map<String, Object> all = section(section);
    String name = kind + all.size();
    all.put(name, fields);
    return name;
  }

  /** The whole text. */
  String text(long seed, Map<String, Object> run, List<Object> faults, List<Object> promises) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", "random-" + Long.toUnsignedString(seed));
    document.put("run", run);
    sections.forEach(
        (name, section) -> {
          if (!section.isEmpty()) {
            document.put(name, section);
          }
        });
    if (!faults.isEmpty()) {
      document.put("faults", faults);
    }
    if (!promises.isEmpty()) {
      document.put("slos", promises);
    }
    return YamlText.of(document);
  }
}
