package archsim.components.service;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the missing keys of a service mean. */
final class MissingKeys {
  private MissingKeys() {}

  static Map<String, String> of(Service.Spec spec) {
    Map<String, String> implied = new LinkedHashMap<>(spec.hosting().impliedDefaults());
    if (spec.model() != ConcurrencyModel.EVENT_LOOP) {
      putIfMissing("threads", spec.threads(), spec.threadCount(), implied);
    } else if (spec.loops() == null && implied.getOrDefault("cpu", "").equals("all")) {
      implied.put("loops", "all");
    } else {
      putIfMissing("loops", spec.loops(), spec.loopCount(), implied);
    }
    if (spec.model() != ConcurrencyModel.VIRTUAL_THREADS) {
      putIfMissing("queue.limit", spec.queue(), spec.queueLimit(), implied);
    }
    return implied;
  }

  private static void putIfMissing(
      String key, @Nullable Object written, int meaning, Map<String, String> implied) {
    if (written == null) {
      implied.put(key, meaning % 1000 == 0 ? meaning / 1000 + "k" : Integer.toString(meaning));
    }
  }
}
