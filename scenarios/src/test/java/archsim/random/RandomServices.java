package archsim.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws services, the machines they stand on, and the balancers in front of them. */
final class RandomServices {
  private final Draft draft;
  private final Dice dice;
  private final boolean hasPool;

  RandomServices(Draft draft) {
    this.draft = draft;
    dice = draft.dice;
    hasPool = dice.chance(0.25);
    if (hasPool) {
      machines();
    }
  }

  private void machines() {
    Map<String, Object> type = new LinkedHashMap<>();
    type.put("vcpu", dice.between(8, 16));
    type.put("memory", "64Gi");
    type.put("speed", dice.one("0.8", "1", "1.5"));
    if (dice.chance(0.3)) {
      Map<String, Object> credits = new LinkedHashMap<>();
      credits.put("baseline", Dice.percent(dice.between(0.2, 0.5)));
      credits.put("launch", dice.between(0, 3));
      credits.put("mode", dice.one("standard", "unlimited"));
      type.put("credits", credits);
    }
    draft.section("instanceTypes").put("machine", type);
    Map<String, Object> pool = new LinkedHashMap<>();
    pool.put("instanceType", "machine");
    pool.put("count", dice.between(2, 3));
    if (dice.chance(0.4)) {
      pool.put("zones", List.of("a", "b"));
    }
    draft.section("nodePools").put("pool", pool);
  }

  void draw() {
    // Whoever consumes a queue calls only what was drawn before, which publishes nothing: so
    // messages come to an end.
    int behind = dice.between(0, 2);
    for (int i = 0; i < behind; i++) {
      service(List.of());
    }
    for (String queue : draft.queues) {
      // Now and then nobody takes the messages, which then expire or find no room.
      int groups = !draft.stationary && dice.chance(0.1) ? 0 : dice.chance(0.15) ? 2 : 1;
      for (int i = 0; i < groups; i++) {
        consumer(queue);
      }
    }
    int before = dice.between(1, 3);
    for (int i = 0; i < before; i++) {
      service(draft.queues);
    }
  }

  private void service(List<String> queues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    boolean external = dice.chance(0.1);
    boolean byPriority = false;
    if (external) {
      fields.put("external", true);
      if (dice.chance(0.5)) {
        fields.put("limits", Map.of("concurrency", dice.between(5, 200)));
      }
    } else {
      byPriority = resources(fields);
    }
    Map<String, Object> endpoints = new LinkedHashMap<>();
    int count = dice.between(1, 2);
    for (int i = 0; i < count; i++) {
      List<Object> steps = new RandomSteps(draft, external, true, queues).endpoint();
      if (byPriority && dice.chance(0.5)) {
        endpoints.put("e" + i, withPriority(steps));
      } else {
        endpoints.put("e" + i, steps);
      }
    }
    fields.put("endpoints", endpoints);
    if (!external) {
      pools(fields);
    }
    String name = draft.add("services", "app", fields);
    List<String> names = new ArrayList<>(endpoints.keySet());
    front(name, names);
    if (!external && dice.chance(0.4)) {
      balancer(name, names, fields);
    }
  }

  private Object withPriority(List<Object> steps) {
    Map<String, Object> endpoint = new LinkedHashMap<>();
    endpoint.put("steps", steps);
    endpoint.put("priority", dice.between(0, 2));
    return endpoint;
  }

  private void front(String name, List<String> endpoints) {
    draft.fronts.put(name, endpoints);
    endpoints.forEach(each -> draft.targets.add(new Draft.Target(name, each)));
  }

  /** Connections to databases, of one replica. */
  private void pools(Map<String, Object> fields) {
    Map<String, Object> pool = new LinkedHashMap<>();
    for (Draft.Db db : draft.databases) {
      boolean isAsked = YamlText.of(fields).contains("db: " + db.name());
      if (isAsked && dice.chance(0.25)) {
        pool.put(db.name(), dice.between(2, 40));
      }
    }
    if (!pool.isEmpty()) {
      fields.put("pool", pool);
    }
  }

  /** What it runs on; gives whether its queue looks at priorities. */
  private boolean resources(Map<String, Object> fields) {
    boolean placed = hasPool && dice.chance(0.5);
    if (placed) {
      fields.put("nodePool", "pool");
      fields.put("placement", dice.one("spread", "binpack"));
      fields.put("cpuRequest", "250m");
    } else if (dice.chance(0.07)) {
      fields.put("instanceType", dice.one("m5.large", "t3.medium", "c6i.large"));
    }
    fields.put("replicas", dice.between(1, 4));
    if (!fields.containsKey("instanceType") || dice.chance(0.5)) {
      fields.put("cpu", dice.one("500m", "1", "1", "2", "2", "1500m"));
    }
    boolean byPriority = false;
    String model = dice.one("threads", "threads", "threads", "event-loop", "virtual-threads");
    fields.put("model", model);
    if (model.equals("threads") && dice.chance(0.6)) {
      fields.put("threads", dice.between(2, 60));
    } else if (model.equals("virtual-threads") && dice.chance(0.3)) {
      fields.put("threads", dice.between(20, 500));
    } else if (model.equals("event-loop") && dice.chance(0.3)) {
      fields.put("loops", dice.between(1, 3));
    }
    if (!model.equals("virtual-threads") && dice.chance(0.4)) {
      byPriority = queue(fields);
    }
    if (dice.chance(0.15)) {
      Map<String, Object> contention = new LinkedHashMap<>();
      contention.put("serial", Dice.percent(dice.between(0.01, 0.2)));
      if (dice.chance(0.4)) {
        contention.put("coherency", "0.5%");
      }
      fields.put("contention", contention);
    }
    memory(fields);
    if (dice.chance(0.1)) {
      fields.put("maxConnections", dice.between(20, 400));
    }
    return byPriority;
  }

  private boolean queue(Map<String, Object> fields) {
    Map<String, Object> queue = new LinkedHashMap<>();
    queue.put("limit", dice.between(0, 300));
    String order = dice.one("fifo", "lifo-when-overloaded", "priority");
    queue.put("order", order);
    if (order.startsWith("lifo") && dice.chance(0.4)) {
      queue.put("overloadedAfter", Dice.time(dice.magnitude(1e-3, 0.3)));
    }
    fields.put("queue", queue);
    boolean byPriority = order.equals("priority");
    draft.hasPriorities |= byPriority;
    return byPriority;
  }

  private void memory(Map<String, Object> fields) {
    if (dice.chance(0.15)) {
      fields.put("memory", "1Gi");
      fields.put("memoryBase", dice.between(50, 400) + "Mi");
      if (dice.chance(0.6)) {
        fields.put("memoryPerRequest", dice.one("200Ki", "uniform(100Ki 900Ki)", "exp(500Ki)"));
        if (dice.chance(0.5)) {
          fields.put("startup", dice.time(0.1, 1));
        }
      }
    }
    if (dice.chance(0.1)) {
      Map<String, Object> gc = new LinkedHashMap<>();
      gc.put("every", dice.between(50, 400) + "Mi");
      gc.put("allocates", dice.one("300Ki", "exp(1Mi)"));
      gc.put("pause", dice.time(1e-3, 20e-3));
      fields.put("gc", gc);
    }
  }

  private void balancer(String name, List<String> endpoints, Map<String, Object> service) {
    Map<String, Object> fields = new LinkedHashMap<>();
    String policy =
        dice.one(
            "round-robin",
            "random",
            "least-request",
            "power-of-two",
            "weighted",
            "least-response-time",
            "consistent-hash",
            "ip-hash");
    boolean twin = dice.chance(0.3);
    boolean weighs = !policy.equals("round-robin") && !policy.equals("random");
    List<Object> targets = new ArrayList<>(List.of(target(name, weighs)));
    if (twin) {
      String other = draft.add("services", "app", service);
      targets.add(target(other, weighs));
    }
    fields.put("targets", targets);
    fields.put("policy", policy);
    if (policy.equals("least-request") && dice.chance(0.5)) {
      fields.put("choices", dice.between(1, 3));
      fields.put("replacement", dice.chance(0.5));
    }
    if (dice.chance(0.4)) {
      fields.put("latency", dice.time(0.05e-3, 1e-3));
    }
    if (dice.chance(0.2)) {
      fields.put("cpu", dice.between(1, 2));
      fields.put("operation", dice.time(0.02e-3, 0.5e-3));
    }
    if (draft.hasSessions && dice.chance(0.3)) {
      fields.put("sticky", "session");
    }
    if (dice.chance(0.3)) {
      Map<String, Object> check = new LinkedHashMap<>();
      check.put("interval", Dice.time(dice.magnitude(0.1, 2)));
      check.put("unhealthyAfter", dice.between(1, 3));
      if (dice.chance(0.5)) {
        check.put("slowStart", Dice.time(dice.magnitude(0.1, 2)));
      }
      fields.put("healthCheck", check);
    }
    if (dice.chance(0.15)) {
      Map<String, Object> ejection = new LinkedHashMap<>();
      ejection.put("consecutiveFailures", dice.between(2, 6));
      ejection.put("for", Dice.time(dice.magnitude(0.1, 3)));
      fields.put("outlierEjection", ejection);
    }
    front(draft.add("loadBalancers", "edge", fields), endpoints);
  }

  private Map<String, Object> target(String name, boolean weighs) {
    Map<String, Object> target = new LinkedHashMap<>();
    target.put("to", name);
    if (weighs && dice.chance(0.5)) {
      target.put("weight", dice.between(1, 4));
    }
    return target;
  }

  /** The queues that whoever consumes one may publish to, so that messages come to an end. */
  private List<String> after(String queue) {
    return draft.queues.subList(0, draft.queues.indexOf(queue));
  }

  private void consumer(String queue) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("replicas", dice.between(1, 3));
    fields.put("cpu", dice.between(1, 2));
    boolean virtual = dice.chance(0.2);
    if (virtual) {
      fields.put("model", "virtual-threads");
    } else {
      fields.put("threads", dice.between(1, 20));
    }
    Map<String, Object> consumes = new LinkedHashMap<>();
    consumes.put("queue", queue);
    int batch = dice.chance(0.5) ? 1 : dice.between(2, 20);
    consumes.put("batch", batch);
    if (dice.chance(0.4)) {
      consumes.put("prefetch", batch + dice.between(0, 40));
    }
    if (dice.chance(0.3)) {
      consumes.put("concurrency", dice.between(1, 8));
    }
    if (dice.chance(0.2)) {
      consumes.put("acknowledge", "before");
    }
    consumes.put("steps", new RandomSteps(draft, false, batch == 1, after(queue)).endpoint());
    fields.put("consumes", consumes);
    draft.add("services", "app", fields);
  }
}
