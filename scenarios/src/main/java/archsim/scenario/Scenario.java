package archsim.scenario;

import archsim.components.fault.FaultSpec;
import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Doc;
import archsim.core.spec.NotYet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A scenario: a system, the load on it, and what it promises.
 *
 * @param components the specs by section ({@code services}) and name, in the order of writing
 */
@Doc("A system, the load on it, and what it promises.")
@NotYet({"network", "defaults", "plan"})
public record Scenario(
    @Doc("What the scenario is called: lower-case letters, digits and '-'.") String name,
    @Doc("What it is about, in a sentence.") @Default("") String description,
    @Doc("How long and how often it is simulated.") @Default("{}") RunSpec run,
    Map<String, Map<String, Record>> components,
    @Doc("What the system promises; without any, the run has no verdict.") @Default("[]")
        List<SloSpec> slos,
    @Doc("What is made to happen to components, and when.") @Default("[]") List<FaultSpec> faults,
    @Doc("How costs are counted.") @Default("{}") CostSpec cost) {
  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  private static final int LONGEST_NAME = 63;

  public Scenario {
    Require.field("name", isName(name), "must be a DNS label (%s)", NAME_RULE);
    components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
    slos = List.copyOf(slos);
    faults = List.copyOf(faults);
  }

  /** What a name must be, in words. */
  public static final String NAME_RULE =
      "lower-case letters, digits and '-' inside, at most " + LONGEST_NAME + " characters";

  /** Whether a text can name a component or a scenario. */
  public static boolean isName(String text) {
    return text.length() <= LONGEST_NAME && DNS_LABEL.matcher(text).matches();
  }

  /** What is of a class or has a role, by name, in the order of writing. */
  public <T> Map<String, T> all(Class<T> type) {
    Map<String, T> found = new LinkedHashMap<>();
    for (Map<String, Record> section : components.values()) {
      section.forEach(
          (name, spec) -> {
            if (type.isInstance(spec)) {
              found.put(name, type.cast(spec));
            }
          });
    }
    return found;
  }

  /** The spec of a component in any section, null where there is none. */
  public @Nullable Record component(String name) {
    for (Map<String, Record> section : components.values()) {
      Record spec = section.get(name);
      if (spec != null) {
        return spec;
      }
    }
    return null;
  }
}
