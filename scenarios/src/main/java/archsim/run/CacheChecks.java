package archsim.run;

import archsim.components.cache.Cache;
import archsim.scenario.ReadResult;
import archsim.scenario.Scenario;
import archsim.scenario.yaml.Code;
import archsim.scenario.yaml.Diagnostic;
import archsim.scenario.yaml.Node;
import java.util.List;
import java.util.Map;

/** Checks that whoever asks a cache that keeps entries says by which keys. */
final class CacheChecks {
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
          if (key.equals("cache") && value instanceof Node.Fields step) {
            check(step);
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
}
