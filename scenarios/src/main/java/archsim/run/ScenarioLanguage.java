package archsim.run;

import archsim.components.catalog.Catalog;
import archsim.components.host.Hosted;
import archsim.components.host.InstanceType;
import archsim.components.host.NodePool;
import archsim.components.host.Placer;
import archsim.components.keys.KeysSpec;
import archsim.components.keys.Popularity;
import archsim.components.model.Architecture;
import archsim.components.model.ComponentSpec;
import archsim.components.model.SourceSpec;
import archsim.core.InvalidSpecException;
import archsim.scenario.Language;
import archsim.scenario.Scenario;
import archsim.scenario.yaml.Kinds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The language of scenarios with the kinds of the catalog, and what a scenario describes. */
public final class ScenarioLanguage {
  /** Everything that can be written in a scenario. */
  public static final Language LANGUAGE = of(Catalog.SECTIONS);

  private ScenarioLanguage() {}

  /**
   * The language with other kinds of components.
   *
   * @param sections the spec of each section
   */
  static Language of(Map<String, Class<? extends Record>> sections) {
    return new Language(
        sections,
        Map.of(Catalog.STEP, new Kinds("step", Catalog.STEPS, Catalog.STEPS_NOT_YET)),
        ScenarioLanguage::endpoints);
  }

  private static Set<String> endpoints(Record component, Function<String, Set<String>> all) {
    return component instanceof ComponentSpec spec
        ? new LinkedHashSet<>(spec.endpoints(name -> new ArrayList<>(all.apply(name))))
        : Set.of();
  }

  /**
   * The system and the load that a scenario describes.
   *
   * @throws InvalidSpecException if replicas do not fit on their machines
   */
  public static Architecture architecture(Scenario scenario) {
    Placer placer = placer(scenario);
    for (Placer.Problem problem : placer.problems()) {
      throw new InvalidSpecException(problem.message());
    }
    return architecture(scenario, placer);
  }

  /** The same as far as it is right, to check the rest of it. */
  static Architecture draft(Scenario scenario) {
    return architecture(scenario, placer(scenario));
  }

  /** Places the replicas of a scenario on its machines. */
  static Placer placer(Scenario scenario) {
    return Placer.place(
        scenario.all(InstanceType.class),
        scenario.all(NodePool.class),
        scenario.all(Hosted.class),
        scenario.all(Record.class).keySet());
  }

  private static Architecture architecture(Scenario scenario, Placer placer) {
    Map<String, ComponentSpec> components = scenario.all(ComponentSpec.class);
    components.putAll(placer.resized());
    placer.fleets().forEach(components::putIfAbsent);
    Map<String, Popularity> keys = new LinkedHashMap<>();
    scenario.all(KeysSpec.class).forEach((name, spec) -> keys.put(name, spec.popularity()));
    return new Architecture(
        scenario.all(SourceSpec.class),
        components,
        placer.placements(),
        keys,
        new ArrayList<>(scenario.faults()));
  }
}
