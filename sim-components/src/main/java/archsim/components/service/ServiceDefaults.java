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
    if (spec.party().external()) {
      putIfMissing("limits", spec.party().limits(), "none");
      return implied;
    }
    implied.putAll(spec.hosting().impliedDefaults());
    if (spec.concurrency().model() == ConcurrencyModel.EVENT_LOOP
        && spec.concurrency().loops() == null
        && implied.getOrDefault("cpu", "").equals("all")) {
      implied.put("loops", "all");
    } else if (spec.concurrency().model() == ConcurrencyModel.EVENT_LOOP) {
      putIfMissing("loops", spec.concurrency().loops(), count(spec.atOnce()));
    } else {
      putIfMissing("threads", spec.concurrency().threads(), count(spec.atOnce()));
    }
    if (spec.concurrency().model() != ConcurrencyModel.VIRTUAL_THREADS) {
      putIfMissing(
          "queue.limit", spec.concurrency().queue(), count(spec.concurrency().line().limit()));
    }
    Consumes consumes = spec.work().consumes();
    if (consumes != null) {
      int consumers = spec.concurrency().consumers(spec.cores());
      putIfMissing("consumes.prefetch", consumes.prefetch(), count(consumes.batch()));
      putIfMissing(
          "consumes.concurrency",
          consumes.concurrency(),
          consumers == 0 ? "all" : count(consumers));
    }
    if (spec.size().memory() != null) {
      putIfMissing("memoryBase", spec.upkeep().memoryBase(), "0B");
    }
    if (spec.upkeep().memoryPerRequest() != null) {
      putIfMissing("startup", spec.upkeep().startup(), "0ms");
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
