package archsim.scenario.yaml;

import archsim.core.spec.Ref;
import java.util.Map;

/**
 * The name of a component, as used in a field.
 *
 * @param text {@code component} or {@code component.endpoint}
 * @param subject the field that uses it, for messages
 * @param mix endpoints that the map around the field chooses from, with their places; empty where
 *     it does not
 */
record Reference(String text, Place place, Ref ref, String subject, Map<String, Place> mix) {
  Reference mixing(Map<String, Place> endpoints) {
    return new Reference(text, place, ref, subject, endpoints);
  }
}
