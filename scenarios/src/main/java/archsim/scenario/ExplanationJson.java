package archsim.scenario;

import archsim.explain.Explanation;
import archsim.scenario.yaml.DefaultInUse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What follows from a scenario without simulating, as JSON; units are in the names, SI only. */
public final class ExplanationJson {
  /** The version of the format. */
  public static final String FORMAT = "archsim.explain/1";

  private ExplanationJson() {}

  /**
   * The text, with a line feed at its end.
   *
   * @param scenario the name of the scenario
   * @param defaults the defaults in use
   */
  public static String write(
      String scenario, Explanation explanation, List<DefaultInUse> defaults) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("format", FORMAT).put("scenario", scenario);
    tree.put("offered_per_s", explanation.arrivalRate());
    ArrayNode visits = tree.putArray("visits");
    explanation
        .visits()
        .forEach(
            (target, perArrival) ->
                visits
                    .addObject()
                    .put("component", target.component())
                    .put("endpoint", target.endpoint())
                    .put("per_arrival", perArrival)
                    .put("per_s", perArrival * explanation.arrivalRate()));
    ArrayNode resources = tree.putArray("resources");
    explanation.resources().forEach(resource -> add(resource, resources.addObject()));
    explanation
        .bottleneck()
        .ifPresentOrElse(
            resource ->
                tree.putObject("bottleneck")
                    .put("component", resource.component())
                    .put("resource", resource.resource())
                    .put("bound_per_s", resource.saturatesAt()),
            () -> tree.putNull("bottleneck"));
    ArrayNode overloaded = tree.putArray("overloaded");
    explanation.overloaded().forEach(resource -> overloaded.add(resource.name()));
    ArrayNode inUse = tree.putArray("defaults");
    defaults.forEach(each -> inUse.addObject().put("path", each.path()).put("value", each.text()));
    return text(tree);
  }

  private static void add(Explanation.Resource resource, ObjectNode node) {
    node.put("component", resource.component()).put("resource", resource.resource());
    node.put("capacity", resource.capacity()).put("demand_s", resource.demand().low());
    node.put("open_utilisation", resource.openUtilisation());
    node.putObject("expected_utilisation")
        .put("low", resource.expectedUtilisation().low())
        .put("high", resource.expectedUtilisation().high());
    if (Double.isFinite(resource.saturatesAt())) {
      node.put("saturates_at_per_s", resource.saturatesAt());
    } else {
      node.putNull("saturates_at_per_s");
    }
    node.put("saturates_at_is", resource.saturation().text());
  }

  private static String text(ObjectNode tree) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return new JsonMapper().writer(printer).writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("cannot write the explanation", impossible);
    }
  }
}
