package archsim.scenario.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of a scenario as written, with its place; immutable, so parts may be shared. */
public sealed interface Node {
  Place place();

  /** What it is, for messages: "a map", "a list", "a single value". */
  String noun();

  /**
   * A single value.
   *
   * @param text its text, parameters filled in
   * @param plain whether it is written without quotes
   * @param written the text before parameters were filled in, where there were any
   */
  record Scalar(Place place, String text, boolean plain, @Nullable String written) implements Node {
    public Scalar(Place place, String text, boolean plain) {
      this(place, text, plain, null);
    }

    /** Whether it is null, as the core schema of YAML 1.2 has it. */
    public boolean isNull() {
      return plain
          && switch (text) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> false;
          };
    }

    @Override
    public String noun() {
      return "a single value";
    }
  }

  /** A list. */
  record Items(Place place, List<Node> items) implements Node {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String noun() {
      return "a list";
    }
  }

  /** A map from text, in the order of writing. */
  record Fields(Place place, Map<String, Field> fields) implements Node {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public @Nullable Node get(String key) {
      Field field = fields.get(key);
      return field == null ? null : field.value();
    }

    /** The same map without some of its keys. */
    public Fields without(java.util.Collection<String> keys) {
      Map<String, Field> rest = new LinkedHashMap<>(fields);
      rest.keySet().removeAll(keys);
      return new Fields(place, rest);
    }

    @Override
    public String noun() {
      return "a map";
    }
  }

  /** A value of a map, and where its key stands. */
  record Field(Place keyPlace, Node value) {}
}
