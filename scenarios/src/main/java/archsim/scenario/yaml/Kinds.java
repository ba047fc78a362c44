package archsim.scenario.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The kinds of an interface, such as the steps of an endpoint: each is written as a map with one
 * key, the name of the kind.
 *
 * @param noun what one is called: "step"
 * @param types the record of each kind
 * @param notYet kinds that the language names but that are not built yet
 */
public record Kinds(String noun, Map<String, Class<? extends Record>> types, List<String> notYet) {
  public Kinds {
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    notYet = List.copyOf(notYet);
  }
}
