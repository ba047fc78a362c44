package archsim.run;

import archsim.components.cache.Cache;
import archsim.components.cache.Stampede;
import archsim.scenario.ReadResult;
import archsim.scenario.Scenario;
import archsim.scenario.yaml.Code;
import archsim.scenario.yaml.Diagnostic;
import archsim.scenario.yaml.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks that whoever asks a cache that keeps entries says by which keys, and that no request waits
 * for an entry that it is to fetch itself.
 */
final class CacheChecks {
  private static final String CACHE = "cache";

  private static final List<String> OPERATIONS = List.of("get", "put", "invalidate");

  private final ReadResult read;
  private final Map<String, Cache.Spec> caches;

  CacheChecks(ReadResult read, Scenario scenario) {
    this.read = read;
    caches = scenario.section("caches", Cache.Spec.class);
  }

  void check() {
    ServiceNodes.forEach(
        read,
        (key, value) -> {
          if (key.equals(CACHE) && value instanceof Node.Fields step) {
            check(step);
            checkFlight(step);
          }
        });
  }

  private void check(Node.Fields step) {
    for (String operation : OPERATIONS) {
      if (step.get(operation) instanceof Node.Scalar name && step.get("key") == null) {
        Cache.Spec cache = caches.get(name.text());
        if (cache != null && cache.capacity() != null) {
          read.with(
              Diagnostic.of(
                      Code.MISSING_FIELD,
                      name.place(),
                      "cache '%s' keeps entries by key, so 'key' is needed".formatted(name.text()))
                  .noting(
                      "write for example key: item, and keys: {item: zipf(n=1M s=0.8)}; where keys"
                          + " are unknown give the cache a hitRatio instead of a capacity"));
        }
      }
    }
  }

  /** A request that misses an entry with single-flight fetches it; all others that get it wait. */
  private void checkFlight(Node.Fields step) {
    Node onMiss = step.get("onMiss");
    Cache.Spec cache = step.get("get") instanceof Node.Scalar name ? caches.get(name.text()) : null;
    if (onMiss != null
        && cache != null
        && cache.stampede() != Stampede.NONE
        && !text(step.get("fill")).equals("false")) {
      checkFlight(step, onMiss);
    }
  }

  private void checkFlight(Node.Fields get, Node within) {
    if (within instanceof Node.Items list) {
      list.items().forEach(item -> checkFlight(get, item));
    } else if (within instanceof Node.Fields map && map.get("fanout") == null) {
      // The copies of a fanout draw keys of their own.
      map.fields().values().forEach(field -> checkFlight(get, field.value()));
      if (map.get(CACHE) instanceof Node.Fields inner
          && text(inner.get("get")).equals(text(get.get("get")))
          && text(inner.get("key")).equals(text(get.get("key")))
          && !text(inner.get("fill")).equals("false")) {
        read.with(
            Diagnostic.of(
                    Code.CIRCLE,
                    inner.place(),
                    "a request that misses this entry of '%s' fetches it, and would wait here for itself"
                        .formatted(text(inner.get("get"))))
                .noting(
                    "stampede lets one request fetch an entry while all others that get it wait;"
                        + " leave this get out, or write fill: false in it"));
      }
    }
  }

  private static String text(@Nullable Node node) {
    return node instanceof Node.Scalar scalar ? scalar.text() : "";
  }
}
