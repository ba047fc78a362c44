package archsim.components.cache;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.components.Burst;
import archsim.components.Said;
import archsim.components.Systems;
import archsim.components.database.Databases;
import archsim.components.database.server.Operation;
import archsim.components.keys.Popularity;
import archsim.components.measure.ModelSnapshot;
import archsim.components.model.Architecture;
import archsim.components.model.ComponentSpec;
import archsim.components.service.ConcurrencyModel;
import archsim.components.service.StepSpec;
import archsim.components.step.CacheStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which keys are the same entry of a cache. */
class CacheKeysTest {
  private static StepSpec get(String key) {
    List<StepSpec> onMiss = List.of(Databases.query(Operation.READ, null));
    return Said.of(CacheStep.class, "get", "items", "key", key, "onMiss", onMiss);
  }

  /** The only item and the only user are two entries, though both have the first key. */
  @Test
  void keysOfDifferentSpacesAreDifferentEntries() {
    Map<String, ComponentSpec> components = new LinkedHashMap<>();
    components.put(
        "app",
        Systems.service(
            1, 1, ConcurrencyModel.VIRTUAL_THREADS, null, 100, get("item"), get("user")));
    components.put("items", Caches.shared("100 entries", 0));
    components.put("db", Systems.database(1, 10, 0.1));
    Map<String, Popularity> keys = new LinkedHashMap<>();
    keys.put("item", Popularity.parse("uniform(n=1)"));
    keys.put("user", Popularity.parse("uniform(n=1)"));
    ModelSnapshot run =
        Systems.drain(
            new Architecture(
                Map.of("users", Burst.of(3, 10, "app")), components, Map.of(), keys, List.of()),
            1000);

    assertThat(Systems.edge(run, "app", "db").requests().arrived()).isEqualTo(2);
  }
}
