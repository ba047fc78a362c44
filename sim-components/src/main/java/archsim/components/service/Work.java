package archsim.components.service;

import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Doc;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a service does: what it is asked for, and what it takes from a queue. */
public record Work(
    @Doc("What it can be asked to do, by name.") @Default("{}") Map<String, Endpoint> endpoints,
    @Doc("What it takes from a queue, beside what it is asked to do.")
        @Nullable Consumes consumes) {
  public Work {
    Require.field(
        "endpoints",
        !endpoints.isEmpty() || consumes != null,
        "must not be empty, unless it consumes a queue");
    Require.that(
        consumes == null || !endpoints.containsKey(consumes.queue()),
        "endpoint '%s' has the name of the queue that the service consumes; rename one of them",
        consumes == null ? "" : consumes.queue());
    endpoints = Collections.unmodifiableMap(new LinkedHashMap<>(endpoints));
  }

  /** All of it by name: the endpoints, and after them what it does for a queue. */
  Map<String, Endpoint> all() {
    Map<String, Endpoint> all = new LinkedHashMap<>(endpoints);
    if (consumes != null) {
      all.put(consumes.queue(), new Endpoint(consumes.steps(), null));
    }
    return all;
  }
}
