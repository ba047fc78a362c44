package archsim.run;

import archsim.components.database.Database;
import archsim.scenario.ReadResult;
import archsim.scenario.Scenario;
import archsim.scenario.yaml.Code;
import archsim.scenario.yaml.Diagnostic;
import archsim.scenario.yaml.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks that a database says how long the statements take that services send it. */
final class QueryChecks {
  private static final String QUERY = "query";

  private static final String SESSION = "session";

  private final ReadResult read;
  private final Map<String, Database.Spec> databases;

  QueryChecks(ReadResult read, Scenario scenario) {
    this.read = read;
    databases = scenario.section("databases", Database.Spec.class);
  }

  void check() {
    Node.Fields tree = read.document().tree();
    Node services = tree == null ? null : tree.get("services");
    if (services != null) {
      walk(services);
    }
  }

  private void walk(Node node) {
    if (node instanceof Node.Items list) {
      list.items().forEach(this::walk);
    } else if (node instanceof Node.Fields map) {
      map.fields()
          .forEach(
              (key, field) -> {
                // A service or an endpoint may be called query too; its value names no database.
                if (key.equals(QUERY)) {
                  query(field.value(), "db");
                } else if (key.equals(SESSION)) {
                  query(field.value(), "store");
                }
                walk(field.value());
              });
    }
  }

  private void query(Node step, String key) {
    if (step instanceof Node.Scalar database) {
      require(database, "read", database);
    } else if (step instanceof Node.Fields map && map.get(key) instanceof Node.Scalar database) {
      Node op = map.get("op");
      boolean isSaid = op instanceof Node.Scalar;
      Node.Scalar place = op instanceof Node.Scalar scalar ? scalar : database;
      require(database, isSaid ? place.text() : "read", place);
    }
  }

  private void require(Node.Scalar database, String operation, Node.Scalar place) {
    Database.@Nullable Spec spec = databases.get(database.text());
    if (spec == null || !(operation.equals("read") || operation.equals("write"))) {
      return; // said already, as a reference or a choice
    }
    List<String> there = spec.endpoints(name -> List.of());
    if (!there.contains(operation)) {
      read.with(
          Diagnostic.of(
                  Code.UNKNOWN_ENDPOINT,
                  place.place(),
                  "database '%s' does not say how long a '%s' takes"
                      .formatted(database.text(), operation))
              .noting(
                  "it has %s; give it %s: exp(5ms), for example"
                      .formatted(String.join(", ", there), operation)));
    }
  }
}
