package archsim.run;

import archsim.components.Architecture;
import archsim.components.ComponentSpec;
import archsim.components.SourceSpec;
import archsim.components.catalog.Catalog;
import archsim.scenario.Language;
import archsim.scenario.Scenario;
import archsim.scenario.yaml.Endpoints;
import archsim.scenario.yaml.Kinds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The language of scenarios with the kinds of the catalog, and what a scenario describes. */
public final class ScenarioLanguage {
  /** Everything that can be written in a scenario. */
  public static final Language LANGUAGE =
      new Language(
          Catalog.SECTIONS,
          Map.of(Catalog.STEP, new Kinds("step", Catalog.STEPS, Catalog.STEPS_NOT_YET)),
          ScenarioLanguage::endpoints);

  private ScenarioLanguage() {}

  private static Set<String> endpoints(Record component, Endpoints.Components all) {
    return component instanceof ComponentSpec spec
        ? new LinkedHashSet<>(spec.endpoints(name -> new ArrayList<>(all.endpointsOf(name))))
        : Set.of();
  }

  /** The system and the load that a scenario describes. */
  public static Architecture architecture(Scenario scenario) {
    Map<String, SourceSpec> sources = new LinkedHashMap<>();
    Map<String, ComponentSpec> components = new LinkedHashMap<>();
    for (Map<String, Record> section : scenario.components().values()) {
      for (Map.Entry<String, Record> entry : section.entrySet()) {
        if (entry.getValue() instanceof SourceSpec source) {
          sources.put(entry.getKey(), source);
        } else if (entry.getValue() instanceof ComponentSpec component) {
          components.put(entry.getKey(), component);
        }
      }
    }
    return new Architecture(sources, components);
  }
}
