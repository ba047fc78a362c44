package archsim.run;

import archsim.components.host.Placer;
import archsim.core.results.ComponentResult;
import archsim.core.results.EdgeResult;
import archsim.core.results.ResourceResult;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What helps a resource that is nearly full, by what else is: who waits for something behind it is
 * not helped by more of it.
 */
final class Advice {
  /** Busy so much of the time, a resource makes requests wait long. */
  private static final double FULL = 0.8;

  private static final double UNEVEN = 1.2;

  private final Map<String, ComponentResult> components;
  private final List<EdgeResult> edges;

  Advice(Map<String, ComponentResult> components, List<EdgeResult> edges) {
    this.components = components;
    this.edges = edges;
  }

  /** What is full or nearly so, and what to do, by resource; nothing of those that have room. */
  Map<String, String> all() {
    Map<String, String> advice = new LinkedHashMap<>();
    components.forEach(
        (name, component) ->
            component
                .resources()
                .forEach(
                    (resource, result) -> {
                      if (isFull(result)) {
                        of(name, component, resource)
                            .ifPresent(words -> advice.put(name + "." + resource, words));
                      }
                    }));
    return advice;
  }

  private static boolean isFull(ResourceResult resource) {
    Double busy = resource.busiest().utilisation().value();
    return busy != null && busy >= FULL;
  }

  private Optional<String> of(String name, ComponentResult component, String resource) {
    boolean isPool = component.kind().equals("node-pool");
    return switch (resource) {
      case "cpu" -> isPool ? machines(name) : Optional.of(cores(component, resource));
      case "threads", "connections", "concurrency" -> Optional.of(held(name, component, resource));
      case "loops" -> Optional.of("a loop computes one request at a time: more loops or replicas");
      case "disk" -> Optional.of("a faster disk, fewer operations, or a cache in front");
      case "memory" -> Optional.of("more memory, or fewer requests at once");
      case "messages" -> Optional.of("more consumers, or faster ones");
      case "credits" -> Optional.empty(); // that are used up are no work that waits
      default -> Optional.of(other(name, component, resource));
    };
  }

  private static String cores(ComponentResult component, String resource) {
    if (component.kind().equals("service")) {
      return "more replicas or cores, or less to compute; more threads will not help";
    }
    return isUneven(component.resources().get(resource))
        ? "more cores, or more of the busiest server's work on the others, or less to compute"
        : "more cores or servers, or less to compute";
  }

  /** Whether more servers would not help the busiest one, since the others do less as it is. */
  private static boolean isUneven(@Nullable ResourceResult resource) {
    Double busiest = resource == null ? null : resource.busiest().utilisation().value();
    Double mean = resource == null ? null : resource.utilisation().value();
    return busiest != null && mean != null && busiest > UNEVEN * mean;
  }

  /** Machines of one component say no more than its own cores do. */
  private Optional<String> machines(String pool) {
    boolean isOwn =
        components.entrySet().stream()
            .filter(each -> pool.equals(each.getKey() + Placer.OWN))
            .anyMatch(each -> full(each.getValue(), "cpu"));
    return isOwn ? Optional.empty() : Optional.of("more machines, or larger ones");
  }

  private static boolean full(ComponentResult component, String resource) {
    ResourceResult result = component.resources().get(resource);
    return result != null && isFull(result);
  }

  /** What requests hold while they wait for something else, too. */
  private String held(String name, ComponentResult component, String resource) {
    Optional<String> inTheWay =
        Optional.of("cpu")
            .filter(cpu -> full(component, cpu))
            .or(() -> Optional.of("disk").filter(disk -> full(component, disk)))
            .map(own -> name + "." + own)
            .or(() -> behind(name));
    return waits(inTheWay, resource);
  }

  private static String waits(Optional<String> inTheWay, String resource) {
    return inTheWay
        .map(other -> "they wait for %s: more %s will not help".formatted(other, resource))
        .orElse("held while requests wait: more %s would help".formatted(resource));
  }

  /** A resource that is full at a component that this one calls, or further behind. */
  private Optional<String> behind(String name) {
    Set<String> seen = new LinkedHashSet<>(List.of(name));
    ArrayDeque<String> next = new ArrayDeque<>(List.of(name));
    while (!next.isEmpty()) {
      String caller = next.remove();
      for (EdgeResult edge : edges) {
        ComponentResult called = components.get(edge.to());
        if (!edge.from().equals(caller) || called == null || !seen.add(edge.to())) {
          continue;
        }
        Optional<String> full =
            called.resources().keySet().stream().filter(each -> full(called, each)).findFirst();
        if (full.isPresent()) {
          return full.map(resource -> edge.to() + "." + resource);
        }
        next.add(edge.to());
      }
    }
    return Optional.empty();
  }

  private String other(String name, ComponentResult component, String resource) {
    ResourceResult full = component.resources().get(resource);
    if (full != null && full.queueMax() == 0) {
      return component.outcomes().rejected() > 0
          ? "requests beyond it are rejected at once: more of it, or fewer requests to it"
          : "no request waits for it at this load";
    }
    if (resource.startsWith("lock.")) {
      return "one request at a time holds it: hold it for less time, or have one for each key";
    }
    if (resource.startsWith("pool.")) {
      return waits(behind(name), "connections in the pool");
    }
    return resource.startsWith("consumers")
        ? "all are at work: more of them, or larger batches"
        : "requests wait for it: more of it, or less that needs it";
  }
}
