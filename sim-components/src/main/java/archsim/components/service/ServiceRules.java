package archsim.components.service;

import archsim.components.Discipline;
import archsim.components.Findings;
import archsim.core.Require;
import archsim.core.random.Distribution;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What fields of a service go together. */
final class ServiceRules {
  static final int MOST_REPLICAS = 100_000;
  private static final double MOST_CORES = 100_000;

  private ServiceRules() {}

  /** A startup of replicas that nothing kills would be read and ignored. */
  static void check(Service.Spec service, Findings findings) {
    if (service.startup() != null && !findings.isKilled(findings.component())) {
      findings.refuse(
          service,
          "startup",
          "startup is the time after which a killed replica of '%s' is up again, but nothing kills"
                  .formatted(findings.component())
              + " one: there is no memoryPerRequest and no fault");
    }
  }

  /** Memory that a replica takes by itself. */
  static double base(Service.Spec service) {
    return service.memoryBase() == null ? 0 : service.memoryBase();
  }

  static void checkNumbers(int replicas, @Nullable Double cpu, @Nullable Integer maxConnections) {
    Require.range("replicas", replicas, 1, MOST_REPLICAS);
    Require.field(
        "cpu",
        cpu == null || (cpu > 0 && cpu <= MOST_CORES),
        "must be > 0 and at most %,.0f, was %s",
        MOST_CORES,
        cpu);
    Require.atLeast("maxConnections", maxConnections, 1);
  }

  static void checkModel(
      ConcurrencyModel model,
      @Nullable Integer threads,
      @Nullable Integer loops,
      @Nullable ServiceQueue queue) {
    Require.atLeast("threads", threads, 1);
    Require.atLeast("loops", loops, 1);
    Require.field(
        "threads",
        threads == null || model != ConcurrencyModel.EVENT_LOOP,
        "are of model threads or virtual-threads; model event-loop has loops");
    Require.field(
        "loops",
        loops == null || model == ConcurrencyModel.EVENT_LOOP,
        "are of model event-loop; this model has threads");
    Require.field(
        "queue",
        queue == null || model != ConcurrencyModel.VIRTUAL_THREADS,
        "is of models threads and event-loop; with virtual-threads nobody waits to begin:"
            + " did you mean threads: %s, the most requests inside?",
        queue == null ? 0 : queue.limit());
  }

  static void checkPriorities(
      ConcurrencyModel model, @Nullable ServiceQueue queue, Map<String, Endpoint> endpoints) {
    endpoints.forEach(
        (name, endpoint) ->
            Require.that(
                endpoint.priority() == null
                    || (queue != null && queue.order() == Discipline.PRIORITY),
                "endpoint '%s' has priority %s, which only a queue of order priority looks at%s",
                name,
                endpoint.priority(),
                model == ConcurrencyModel.VIRTUAL_THREADS
                    ? "; with virtual-threads nobody waits to begin"
                    : ": write queue: {order: priority}"));
  }

  /** It is asked to do something, or takes something from a queue, and which is clear. */
  static void checkWork(Map<String, Endpoint> endpoints, @Nullable Consumes consumes) {
    Require.field(
        "endpoints",
        !endpoints.isEmpty() || consumes != null,
        "must not be empty, unless it consumes a queue");
    Require.that(
        consumes == null || !endpoints.containsKey(consumes.queue()),
        "endpoint '%s' has the name of the queue that the service consumes; rename one of them",
        consumes == null ? "" : consumes.queue());
  }

  /** All that a service does, by name. */
  static Map<String, Endpoint> work(Map<String, Endpoint> endpoints, @Nullable Consumes consumes) {
    Map<String, Endpoint> work = new LinkedHashMap<>(endpoints);
    if (consumes != null) {
      work.put(consumes.queue(), new Endpoint(consumes.steps(), null));
    }
    return work;
  }

  static void checkMemory(
      @Nullable Double memory, @Nullable Double base, @Nullable Distribution perRequest) {
    Require.field("memory", memory == null || memory > 0, "must be > 0, was %s bytes", memory);
    Require.field(
        "memoryBase", memory != null || base == null, "is a part of memory, which is missing");
    Require.field(
        "memoryPerRequest",
        memory != null || perRequest == null,
        "is a part of memory, which is missing");
    Require.field(
        "memoryBase",
        base == null || memory == null || (base >= 0 && base < memory),
        "must be from 0 to less than memory, %s bytes, was %s",
        memory,
        base);
  }

  /**
   * A third party has nothing of ours.
   *
   * @param oneCore it says nothing of replicas and cores
   * @param usual it says nothing of how it runs requests
   * @param bare it says nothing of what a replica has and bears
   */
  static void checkExternal(
      boolean external,
      @Nullable Limits limits,
      Map<String, Endpoint> endpoints,
      boolean oneCore,
      boolean usual,
      boolean bare) {
    Require.field(
        "limits", external || limits == null, "are of a third party: external: true is missing");
    if (!external) {
      return;
    }
    String rule = "belong to services of ours; a third party (external) has only limits";
    Require.field("replicas", oneCore, "and cpu %s", rule);
    Require.field("model", usual, ", threads, loops and queue %s", rule);
    Require.field("contention", bare, ", memory, gc, maxConnections and consumes %s", rule);
    endpoints.forEach(
        (name, endpoint) ->
            Require.that(
                endpoint.steps().stream().noneMatch(StepSpec::computes),
                "endpoint '%s' of a third party (external) computes on cores of ours; did you mean"
                    + " delay?",
                name));
  }
}
