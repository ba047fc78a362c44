package archsim.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws workloads: what they ask for first, and their rates once it is known what they cost. */
final class RandomWorkloads {
  private final Draft draft;
  private final Dice dice;
  private final List<Open> open = new ArrayList<>();

  /**
   * An open workload.
   *
   * @param rate at factor 1, of requests or sessions per second
   * @param process of its arrivals, empty for the usual one
   * @param ratio of the two rates of mmpp
   */
  private record Open(
      String name, Map<String, Object> fields, double rate, String process, double ratio) {
    /** Its fields at a rate that is so many times its own. */
    Map<String, Object> at(double factor) {
      double scaled = factor * rate;
      Map<String, Object> all = new LinkedHashMap<>();
      if (process.equals("mmpp")) {
        // Equal stays, long enough for about 20 arrivals.
        double low = 2 * scaled / (1 + ratio);
        String stay = Dice.time(20 / scaled);
        all.put(
            "arrivals",
            "mmpp(rate1=%s stay1=%s rate2=%s stay2=%s)"
                .formatted(Dice.perSecond(ratio * low), stay, Dice.perSecond(low), stay));
      } else {
        all.put("rate", Dice.perSecond(scaled));
        if (!process.isEmpty()) {
          all.put("arrivals", process);
        }
      }
      all.putAll(fields);
      return all;
    }
  }

  RandomWorkloads(Draft draft) {
    this.draft = draft;
    dice = draft.dice;
  }

  void draw() {
    int count = dice.between(1, 3);
    for (int i = 0; i < count; i++) {
      if (draft.hasSessions && dice.chance(0.4)) {
        draft.add("workloads", "load", closed());
      } else {
        open(draft.hasSessions && (i == 0 || dice.chance(0.3)));
      }
    }
    scale(1);
  }

  /** Whether any rate can be scaled. */
  boolean isOpen() {
    return !open.isEmpty();
  }

  /** Writes the rates, so many times what they were drawn as. */
  void scale(double factor) {
    open.forEach(each -> draft.section("workloads").put(each.name(), each.at(factor)));
  }

  private String entrance() {
    // The last ones have the most behind them.
    int last = draft.targets.size() - 1;
    return draft.targets.get(last - dice.between(0, Math.min(2, last))).toString();
  }

  private Map<String, Object> closed() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("users", dice.between(1, 40));
    fields.put("think", dice.time(20e-3, 1));
    List<Object> flow = new ArrayList<>();
    int calls = dice.between(1, 3);
    for (int i = 0; i < calls; i++) {
      flow.add(Draft.map("call", entrance()));
    }
    fields.put("flow", flow);
    client(fields);
    return fields;
  }

  private void open(boolean sessions) {
    Map<String, Object> fields = new LinkedHashMap<>();
    String entrance = entrance();
    String component = entrance.substring(0, entrance.indexOf('.'));
    List<String> endpoints = draft.fronts.getOrDefault(component, List.of());
    if (endpoints.size() > 1 && dice.chance(0.6)) {
      double first = dice.between(10, 90) / 100.0;
      fields.put("to", component);
      fields.put(
          "endpoints",
          Draft.map(
              endpoints.get(0), Dice.percent(first), endpoints.get(1), Dice.percent(1 - first)));
    } else {
      fields.put("to", entrance);
    }
    if (sessions) {
      fields.put(
          "sessions",
          Draft.map("length", dice.between(2, 8) + " requests", "think", dice.time(10e-3, 0.3)));
    }
    client(fields);
    String process = dice.one("", "", "uniform", "gamma(cv=2)", "gamma(cv=0.5)", "mmpp");
    String name = "load" + draft.section("workloads").size();
    open.add(new Open(name, fields, dice.between(2.0, 10.0), process, dice.between(1.5, 6)));
    scale(1);
  }

  private void client(Map<String, Object> fields) {
    if (dice.chance(0.2)) {
      fields.put("class", dice.one("gold", "silver"));
    }
    if (dice.chance(0.2)) {
      fields.put("timeout", Dice.time(dice.magnitude(20e-3, 3)));
      fields.put("cancel", dice.one("ignore", "propagate"));
    }
    if (draft.hasPriorities && dice.chance(0.5)) {
      fields.put("priority", dice.between(0, 3));
    }
  }
}
