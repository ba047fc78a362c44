package archsim.run;

import archsim.scenario.ReadResult;
import archsim.scenario.yaml.Node;
import java.util.function.BiConsumer;

/**
 * Everything written below {@code services}, at any depth, for checks of steps that need the place
 * of a mistake. A key may be a step or a name that a user gave; the value tells.
 */
final class ServiceNodes {
  private ServiceNodes() {}

  /** Shows each key with its value, the outer ones first. */
  static void forEach(ReadResult read, BiConsumer<String, Node> visitor) {
    Node.Fields tree = read.document().tree();
    Node services = tree == null ? null : tree.get("services");
    if (services != null) {
      walk(services, visitor);
    }
  }

  private static void walk(Node node, BiConsumer<String, Node> visitor) {
    if (node instanceof Node.Items list) {
      list.items().forEach(item -> walk(item, visitor));
    } else if (node instanceof Node.Fields map) {
      map.fields()
          .forEach(
              (key, field) -> {
                visitor.accept(key, field.value());
                walk(field.value(), visitor);
              });
    }
  }
}
