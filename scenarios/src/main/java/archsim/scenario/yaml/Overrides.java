package archsim.scenario.yaml;

import archsim.core.InvalidSpecException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the values of {@code --set path=value} into a scenario; null takes a key away. */
final class Overrides {
  private static final int MOST_SEGMENTS = YamlComposer.MOST_LEVELS;

  private final Diagnostics diagnostics;
  private final Set<String> closed;
  private final Map<String, String> applied = new LinkedHashMap<>();

  /**
   * @param closed the sections whose components have to be there before one of their fields is set
   */
  Overrides(Set<String> closed, Diagnostics diagnostics) {
    this.closed = closed;
    this.diagnostics = diagnostics;
  }

  /** What was set, by path. */
  Map<String, String> applied() {
    return applied;
  }

  /** The scenario with one value set; as it was where the setting makes no sense. */
  Node.Fields apply(Node.Fields root, String setting) {
    int equals = equalsSign(setting);
    if (equals < 0) {
      Place place = Place.whole("--set " + Printable.shortened(setting, 80));
      diagnostics.addSource(new Source(place.file(), ""));
      diagnostics.add(Diagnostic.of(Code.OVERRIDE, place, "--set takes path=value"));
      return root;
    }
    String path = setting.substring(0, equals).trim();
    String option = "--set " + Printable.shortened(path, 80);
    return apply(root, option, path, setting.substring(equals + 1));
  }

  /**
   * The same, for an option of its own.
   *
   * @param option how messages name the place
   */
  Node.Fields apply(Node.Fields root, String option, String path, String text) {
    Place place = Place.whole(option);
    Source source = new Source(place.file(), text);
    diagnostics.addSource(source);
    Node value =
        text.isBlank()
            ? new Node.Scalar(place, "", false)
            : YamlComposer.compose(source, diagnostics);
    if (value == null) {
      return root;
    }
    try {
      NodePath way = NodePath.parse(path);
      if (way.segments().size() > MOST_SEGMENTS) {
        throw new InvalidSpecException("the path has more than " + MOST_SEGMENTS + " segments");
      }
      if (isUnknown(root, way.segments(), place)) {
        return root;
      }
      Node changed = set(root, way.segments(), at(value, place), place);
      applied.put(path, text);
      return (Node.Fields) changed;
    } catch (InvalidSpecException problem) {
      diagnostics.add(Diagnostic.of(Code.OVERRIDE, place, String.valueOf(problem.getMessage())));
      return root;
    }
  }

  /** A field of a component that is not there: it would invent one. */
  private boolean isUnknown(Node.Fields root, List<String> path, Place place) {
    if (path.size() < 3 || !closed.contains(path.get(0))) {
      return false;
    }
    String section = path.get(0);
    String name = path.get(1);
    Set<String> there =
        root.get(section) instanceof Node.Fields map ? map.fields().keySet() : Set.of();
    if (there.contains(name)) {
      return false;
    }
    String noun = Sections.noun(section);
    Diagnostic unknown =
        Diagnostic.of(
                Code.OVERRIDE, place, "there is no %s %s".formatted(noun, Printable.quoted(name)))
            .labelled(Suggestion.label(name, there));
    diagnostics.add(
        unknown.noting(
            there.isEmpty()
                ? "the scenario has no " + section
                : section + ": " + Problems.listed(there)));
    return true;
  }

  /** The scenario with one more entry in a list, which is made where there is none. */
  Node.Fields add(Node.Fields root, Document.Setting setting) {
    Place place = Place.whole(setting.option());
    diagnostics.addSource(new Source(place.file(), setting.text()));
    Node.Field list = root.fields().get(setting.path());
    List<Node> items = new ArrayList<>();
    if (list != null) {
      items.addAll(list.value() instanceof Node.Items some ? some.items() : List.of(list.value()));
    }
    applied.put(setting.path() + "." + items.size(), setting.text());
    items.add(new Node.Scalar(place, setting.text(), false));
    Place keyPlace = list == null ? place : list.keyPlace();
    Map<String, Node.Field> fields = new LinkedHashMap<>(root.fields());
    Place listPlace = list == null ? place : list.value().place();
    fields.put(setting.path(), new Node.Field(keyPlace, new Node.Items(listPlace, items)));
    return new Node.Fields(root.place(), fields);
  }

  /** The first = outside of quotes. */
  private static int equalsSign(String setting) {
    char quote = 0;
    for (int i = 0; i < setting.length(); i++) {
      char c = setting.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '=') {
        return i;
      }
    }
    return -1;
  }

  private static Node set(@Nullable Node node, List<String> path, Node value, Place place) {
    if (path.isEmpty()) {
      return value;
    }
    String key = path.get(0);
    List<String> rest = path.subList(1, path.size());
    if (node instanceof Node.Items list) {
      return new Node.Items(list.place(), setItem(list, key, rest, value, place));
    }
    if (node instanceof Node.Scalar scalar && !scalar.isNull()) {
      throw new InvalidSpecException(
          "there is no '%s' in %s, which is a single value; set the whole"
              .formatted(Printable.shortened(key, 60), Printable.quoted(scalar.text())));
    }
    Map<String, Node.Field> fields =
        new LinkedHashMap<>(node instanceof Node.Fields map ? map.fields() : Map.of());
    Node.Field before = fields.get(key);
    if (rest.isEmpty() && value instanceof Node.Scalar scalar && scalar.isNull()) {
      fields.remove(key);
    } else {
      Node inner = set(before == null ? null : before.value(), rest, value, place);
      Place keyPlace = before == null || rest.isEmpty() ? place : before.keyPlace();
      fields.put(key, new Node.Field(keyPlace, inner));
    }
    return new Node.Fields(node == null ? place : node.place(), fields);
  }

  private static List<Node> setItem(
      Node.Items list, String key, List<String> rest, Node value, Place place) {
    List<Node> items = new ArrayList<>(list.items());
    boolean isIndex = key.matches("\\d{1,9}");
    if (isIndex && Integer.parseInt(key) == items.size() && rest.isEmpty()) {
      items.add(value);
      return items;
    }
    if (!isIndex || Integer.parseInt(key) >= items.size()) {
      throw new InvalidSpecException(
          "%s is no index of the list, which has %s entries, counted from 0"
              .formatted(Printable.quoted(key), items.size()));
    }
    int index = Integer.parseInt(key);
    if (rest.isEmpty() && value instanceof Node.Scalar scalar && scalar.isNull()) {
      items.remove(index);
    } else {
      items.set(index, set(items.get(index), rest, value, place));
    }
    return items;
  }

  /** The same value, said to stand somewhere else. */
  static Node at(Node node, Place place) {
    if (node instanceof Node.Items list) {
      return new Node.Items(place, list.items().stream().map(item -> at(item, place)).toList());
    }
    if (node instanceof Node.Fields map) {
      Map<String, Node.Field> fields = new LinkedHashMap<>();
      map.fields()
          .forEach(
              (key, field) -> fields.put(key, new Node.Field(place, at(field.value(), place))));
      return new Node.Fields(place, fields);
    }
    Node.Scalar scalar = (Node.Scalar) node;
    return new Node.Scalar(place, scalar.text(), scalar.plain(), scalar.written());
  }
}
