package archsim.run;

import archsim.components.database.Database;
import archsim.components.database.Topology;
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
    ServiceNodes.forEach(
        read,
        (key, value) -> {
          // A service or an endpoint may be called query too; its value names no database.
          if (key.equals(QUERY)) {
            query(value, "db");
          } else if (key.equals(SESSION)) {
            query(value, "store");
          }
        });
  }

  private void query(Node step, String key) {
    if (step instanceof Node.Scalar database) {
      require(database, "read", database);
    } else if (step instanceof Node.Fields map && map.get(key) instanceof Node.Scalar database) {
      if (key.equals("db")) {
        terms(database, map);
        disk(database, map);
      }
      if (map.get("transaction") instanceof Node.Items parts) {
        parts.items().forEach(part -> statement(database, part));
        return;
      }
      Node op = map.get("op");
      boolean isSaid = op instanceof Node.Scalar;
      Node.Scalar place = op instanceof Node.Scalar scalar ? scalar : database;
      require(database, isSaid ? place.text() : "read", place);
    }
  }

  private void statement(Node.Scalar database, Node part) {
    if (part instanceof Node.Fields map) {
      disk(database, map);
      Node.Scalar place = map.get("op") instanceof Node.Scalar op ? op : database;
      require(database, map.get("op") instanceof Node.Scalar ? place.text() : "read", place);
    }
  }

  /** What a query asks for that the topology of its database knows nothing of. */
  private void terms(Node.Scalar name, Node.Fields query) {
    Database.@Nullable Spec spec = databases.get(name.text());
    if (spec == null) {
      return;
    }
    boolean isQuorum = spec.topology() == Topology.QUORUM;
    refuse(
        !isQuorum,
        query.get("consistency"),
        "consistency belongs to databases of topology quorum; '%s' is none".formatted(name.text()));
    boolean isSpread =
        spec.topology() == Topology.SHARDED || spec.topology() == Topology.DISTRIBUTED_SQL;
    refuse(
        isSpread,
        query.get("transaction"),
        "transaction is on one server; statements of '%s' may belong to several, which is not built"
                .formatted(name.text())
            + " yet: send them as queries of their own");
    for (String key : List.of("hold", "transaction")) {
      refuse(
          isQuorum,
          query.get(key),
          "%s needs one server that owns the row; '%s' is of topology quorum, where several do"
              .formatted(key, name.text()));
    }
  }

  /** Disk operations that a query asks for of a database without a disk. */
  private void disk(Node.Scalar name, Node.Fields statement) {
    Database.@Nullable Spec spec = databases.get(name.text());
    refuse(
        spec != null && spec.disk() == null,
        statement.get("disk"),
        "database '%s' has no disk; add disk: {iops: 3000} to it".formatted(name.text()));
  }

  private void refuse(boolean isWrong, @Nullable Node value, String message) {
    if (isWrong && value != null) {
      read.with(Diagnostic.of(Code.RULE, value.place(), message));
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
