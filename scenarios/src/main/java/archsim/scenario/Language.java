package archsim.scenario;

import archsim.scenario.yaml.Endpoints;
import archsim.scenario.yaml.Kinds;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What can be written in a scenario, besides its head.
 *
 * @param sections the spec record of the components of each section
 * @param kinds the kinds of each interface that fields of specs may have, such as steps
 * @param endpoints which endpoints a component has
 */
public record Language(
    Map<String, Class<? extends Record>> sections,
    Map<Class<?>, Kinds> kinds,
    Endpoints endpoints) {
  public Language {
    sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
    kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
  }
}
