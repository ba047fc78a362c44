package archsim.scenario.yaml;

import archsim.core.spec.Ref;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sections of a scenario, in words. */
public final class Sections {
  private Sections() {}

  /** The sections whose specs a field may name. */
  public static List<String> fitting(Ref ref, Map<String, Class<? extends Record>> sections) {
    return sections.entrySet().stream()
        .filter(
            each ->
                List.of(ref.value()).stream()
                    .anyMatch(role -> role.isAssignableFrom(each.getValue())))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What one component of a section is called: loadBalancers has load balancers. */
  public static String noun(String section) {
    String singular = section.endsWith("s") ? section.substring(0, section.length() - 1) : section;
    return singular.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }
}
