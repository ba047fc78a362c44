package archsim.components.service;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What fields of a service mean that were not written, where that depends on others. */
final class ServiceDefaults {
  private final Service.Spec spec;
  private final Map<String, String> implied = new LinkedHashMap<>();

  ServiceDefaults(Service.Spec spec) {
    this.spec = spec;
  }

  Map<String, String> implied() {
    if (spec.external()) {
      putIfMissing("limits", spec.limits(), "none");
      return implied;
    }
    implied.putAll(spec.hosting().impliedDefaults());
    if (spec.model() == ConcurrencyModel.EVENT_LOOP
        && spec.loops() == null
        && implied.getOrDefault("cpu", "").equals("all")) {
      implied.put("loops", "all");
    } else if (spec.model() == ConcurrencyModel.EVENT_LOOP) {
      putIfMissing("loops", spec.loops(), count(Workers.loops(spec)));
    } else {
      putIfMissing("threads", spec.threads(), count(Workers.threads(spec)));
    }
    if (spec.model() != ConcurrencyModel.VIRTUAL_THREADS) {
      putIfMissing("queue.limit", spec.queue(), count(ServiceQueue.of(spec.queue()).limit()));
    }
    Consumes consumes = spec.consumes();
    if (consumes != null) {
      int consumers = Workers.consumers(spec);
      putIfMissing("consumes.prefetch", consumes.prefetch(), count(consumes.batch()));
      putIfMissing(
          "consumes.concurrency",
          consumes.concurrency(),
          consumers == 0 ? "all" : count(consumers));
    }
    if (spec.memory() != null) {
      putIfMissing("memoryBase", spec.memoryBase(), "0B");
    }
    if (spec.memoryPerRequest() != null) {
      putIfMissing("startup", spec.startup(), "0ms");
    }
    return implied;
  }

  private void putIfMissing(String key, @Nullable Object written, String meaning) {
    if (written == null) {
      implied.put(key, meaning);
    }
  }

  private static String count(int meaning) {
    return meaning % 1000 == 0 ? meaning / 1000 + "k" : Integer.toString(meaning);
  }
}
