package archsim.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws the steps of one service; what it calls was drawn before it. */
final class RandomSteps {
  private static final int DEEPEST = 2;

  private final Draft draft;
  private final Dice dice;
  private final boolean external;
  private final boolean keys;
  private final boolean sessions;
  private final List<String> queues;

  /**
   * @param external whether the service has no cores of ours
   * @param keys whether its requests have keys: a batch of messages has none
   * @param queues that it may publish to
   */
  RandomSteps(Draft draft, boolean external, boolean keys, List<String> queues) {
    this.queues = queues;
    this.draft = draft;
    dice = draft.dice;
    this.external = external;
    this.keys = keys;
    sessions = draft.hasSessions && keys;
  }

  /** All steps of an endpoint. */
  List<Object> endpoint() {
    List<Object> steps = new ArrayList<>();
    steps.add(external ? delay() : step("compute", dice.time(0.3e-3, 12e-3)));
    steps.addAll(steps(0));
    return steps;
  }

  private List<Object> steps(int depth) {
    List<Object> steps = new ArrayList<>();
    int count = dice.between(1, depth == 0 ? 3 : 2);
    for (int i = 0; i < count; i++) {
      steps.add(any(depth));
    }
    return steps;
  }

  private static Map<String, Object> step(String kind, Object what) {
    return Map.of(kind, what);
  }

  private Object delay() {
    return step("delay", dice.time(0.5e-3, 20e-3));
  }

  private Object simple() {
    return external ? delay() : step("compute", dice.time(0.2e-3, 5e-3));
  }

  private Object any(int depth) {
    boolean deep = depth >= DEEPEST;
    return switch (dice.between(0, 19)) {
      case 0, 1, 2, 3 -> draft.targets.isEmpty() ? simple() : call();
      case 4, 5, 6, 7 -> draft.databases.isEmpty() ? simple() : query();
      case 8, 9, 10 -> draft.caches.isEmpty() ? simple() : cache(depth);
      case 11 -> queues.isEmpty() ? simple() : publish();
      case 12 -> deep ? simple() : parallel(depth);
      case 13, 14 -> deep ? simple() : choose(depth);
      case 15 ->
          deep
              ? simple()
              : step(
                  "repeat",
                  Draft.map(
                      "times", dice.one("2", "3", "uniform(1 4)"), "steps", steps(depth + 1)));
      case 16 -> external ? delay() : lock();
      case 17 -> step("fail", Dice.percent(dice.magnitude(0.001, 0.1)));
      case 18 -> sessions ? session() : delay();
      default -> delay();
    };
  }

  private Object call() {
    Draft.Target target = dice.one(draft.targets);
    if (dice.chance(0.15)) {
      return step("call", Draft.map("to", target, "async", true));
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("to", target);
    timeout(fields);
    return step("call", fields.size() == 1 ? target : fields);
  }

  private void timeout(Map<String, Object> fields) {
    if (dice.chance(0.2)) {
      fields.put(
          "timeout", dice.chance(0.8) ? Dice.time(dice.magnitude(5e-3, 1)) : dice.time(5e-3, 1));
      if (dice.chance(0.5)) {
        fields.put("cancel", dice.one("ignore", "propagate"));
      }
    }
  }

  private Object query() {
    Draft.Db db = dice.one(draft.databases);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("db", db.name());
    boolean oneOwner = !db.topology().equals("quorum");
    boolean divided = db.topology().equals("sharded") || db.topology().equals("distributed-sql");
    if (keys && oneOwner && !divided && dice.chance(0.12)) {
      List<Object> parts = new ArrayList<>();
      int count = dice.between(1, 3);
      for (int i = 0; i < count; i++) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("op", dice.one(db.operations()));
        part.put("key", dice.one(draft.keys));
        parts.add(part);
      }
      fields.put("transaction", parts);
      if (dice.chance(0.5)) {
        fields.put("order", dice.one("written", "sorted"));
      }
    } else {
      statement(db, fields, oneOwner);
    }
    timeout(fields);
    return step("query", fields);
  }

  private void statement(Draft.Db db, Map<String, Object> fields, boolean oneOwner) {
    fields.put("op", dice.one(db.operations()));
    boolean keyed = keys && dice.chance(0.6);
    if (keyed) {
      fields.put("key", db.ranged().isEmpty() ? dice.one(draft.keys) : db.ranged());
      if (oneOwner && dice.chance(0.1)) {
        fields.put("hold", dice.time(0.1e-3, 2e-3));
      }
    } else if (db.topology().equals("sharded") && dice.chance(0.2)) {
      fields.put("scatter", true);
    }
    if (dice.chance(0.15)) {
      fields.put("rows", dice.one("2", "3", "uniform(1 3)"));
    }
    if (db.topology().equals("quorum") && dice.chance(0.4)) {
      fields.put("consistency", dice.one("one", "quorum", "all"));
    }
    if (db.topology().equals("distributed-sql") && dice.chance(0.2)) {
      fields.put("ranges", dice.between(1, 3));
    }
  }

  private Object cache(int depth) {
    Draft.CacheDraft cache = dice.one(draft.caches);
    if (cache.keyed() && !keys) {
      return simple();
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    int operation = dice.between(0, 9);
    String verb = operation < 7 ? "get" : operation < 9 ? "put" : "invalidate";
    fields.put(verb, cache.name());
    if (cache.keyed()) {
      fields.put("key", dice.one(draft.keys));
    }
    if (verb.equals("get")) {
      // Who fetches an entry that others wait for must not wait for it, too.
      boolean isAwaited = !cache.stampede().equals("none");
      fields.put("onMiss", isAwaited || depth >= DEEPEST ? List.of(leaf()) : steps(depth + 1));
      if (dice.chance(0.15)) {
        fields.put("fill", false);
      }
    } else if (verb.equals("put") && dice.chance(0.6)) {
      fields.put("onWrite", List.of(leaf()));
    } else if (verb.equals("invalidate") && cache.keyed() && dice.chance(0.3)) {
      fields.put("count", dice.between(1, 3));
    }
    return step("cache", fields);
  }

  private Object leaf() {
    return draft.databases.isEmpty() ? simple() : query();
  }

  private Object publish() {
    String queue = dice.one(queues);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("queue", queue);
    if (keys && dice.chance(0.4)) {
      fields.put("key", dice.one(draft.keys));
    }
    timeout(fields);
    return step("publish", fields.size() == 1 ? queue : fields);
  }

  private Object parallel(int depth) {
    if (dice.chance(0.5)) {
      List<Object> branches = new ArrayList<>();
      int count = dice.between(1, 3);
      for (int i = 0; i < count; i++) {
        branches.add(any(depth + 1));
      }
      return step("parallel", branches);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    int fanout = dice.between(1, 4);
    fields.put("fanout", fanout);
    if (dice.chance(0.5)) {
      fields.put("quorum", dice.between(1, fanout));
    }
    fields.put("steps", steps(depth + 1));
    if (dice.chance(0.4)) {
      fields.put("cancel", dice.one("ignore", "propagate"));
    }
    return step("parallel", fields);
  }

  private Object choose(int depth) {
    List<Object> branches = new ArrayList<>();
    int count = dice.between(1, 3);
    for (int i = 0; i < count; i++) {
      branches.add(step(Dice.percent(dice.between(0.05, 0.99 / count)), steps(depth + 1)));
    }
    return step("choose", branches);
  }

  private Object lock() {
    Map<String, Object> fields = new LinkedHashMap<>();
    boolean ofService = dice.chance(0.3);
    fields.put("name", ofService ? "all" : dice.one("a", "b"));
    fields.put(dice.one("hold", "compute"), dice.time(0.05e-3, 2e-3));
    if (ofService) {
      fields.put("scope", "service");
    }
    return step("lock", fields);
  }

  private Object session() {
    List<String> stores = new ArrayList<>(List.of("replica"));
    draft.caches.stream()
        .filter(cache -> cache.keyed() && !cache.stampede().equals("stale-while-revalidate"))
        .forEach(cache -> stores.add(cache.name()));
    draft.databases.stream()
        .filter(db -> db.operations().size() == 2 && db.ranged().isEmpty())
        .forEach(db -> stores.add(db.name()));
    return step("session", Draft.map("store", dice.one(stores), "op", dice.one("read", "write")));
  }
}
