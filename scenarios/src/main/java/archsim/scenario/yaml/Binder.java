package archsim.scenario.yaml;

import archsim.core.InvalidSpecException;
import archsim.core.spec.Ref;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Binds nodes to spec records by their components and annotations (package {@code
 * archsim.core.spec}). It goes on after every mistake; what has one is not made.
 */
public final class Binder {
  /** Stands for a value that could not be bound; its mistakes are among the diagnostics. */
  private static final Object FAILED = new Object();

  private final Map<Class<?>, Kinds> kinds;
  private final Problems problems;
  private final ScalarBinder scalars;
  private final Map<Class<?>, SpecType> types = new HashMap<>();
  private final Defaults defaults = new Defaults();
  private final List<Reference> references = new ArrayList<>();
  private final Written written = new Written();

  /**
   * @param kinds the kinds of each interface that fields may have
   * @param folder where files that values name lie, null for none
   */
  public Binder(Map<Class<?>, Kinds> kinds, @Nullable Path folder, Diagnostics diagnostics) {
    this.kinds = kinds;
    this.problems = new Problems(diagnostics);
    this.scalars = new ScalarBinder(new TextParser(folder));
  }

  /** The defaults that took effect so far, in the order of binding. */
  public List<DefaultInUse> defaults() {
    return defaults.inUse();
  }

  /** What was bound, and where it stood. */
  public Written written() {
    return written;
  }

  List<Reference> references() {
    return references;
  }

  /**
   * Binds the top of a scenario.
   *
   * @param given values of components that are not among the keys, by the name of the component
   * @param known keys that are bound elsewhere
   * @return null after errors
   */
  public <R extends Record> @Nullable R top(
      Class<R> type, Node.Fields node, Map<String, Object> given, List<String> known) {
    Context context = new Context(NodePath.ROOT, "", "the scenario", "a scenario", node.place());
    Object bound = fields(typeOf(type), node, context, given, known, null);
    return bound == FAILED ? null : type.cast(bound);
  }

  /**
   * Binds one component of a section.
   *
   * @param noun what a component of the section is called: "service"
   * @return null after errors
   */
  public <R extends Record> @Nullable R component(
      Class<R> type, String section, String noun, String name, Node.Field field) {
    String what = noun + " '" + Printable.shortened(name, 63) + "'";
    String article = "aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ";
    NodePath path = new NodePath(List.of(section, name));
    Context context = new Context(path, what, what, article + noun, field.keyPlace());
    Object bound = record(typeOf(type), field.value(), context);
    return bound == FAILED ? null : type.cast(bound);
  }

  private SpecType typeOf(Class<? extends Record> type) {
    return types.computeIfAbsent(type, any -> SpecType.of(type));
  }

  private @Nullable Object record(SpecType type, Node node, Context context) {
    if (node instanceof Node.Scalar scalar && scalar.isNull()) {
      return failed(problems.noValue(scalar, context));
    }
    if (type.entry()) {
      return entry(type, node, context);
    }
    SpecField shorthand = type.shorthand();
    if (node instanceof Node.Fields map
        && !(shorthand != null && isShortForm(type, shorthand, map))) {
      return fields(type, map, context, Map.of(), List.of(), null);
    }
    if (shorthand == null) {
      return failed(
          problems.shape(node, context, "a map with fields " + String.join(", ", type.keys())));
    }
    Node.Field only = new Node.Field(context.place(), node);
    Node.Fields map = new Node.Fields(node.place(), Map.of(shorthand.key(), only));
    return fields(type, map, context, Map.of(), List.of(), shorthand);
  }

  /** Whether a map is the value of the shorthand itself: it has none of the type's own keys. */
  private boolean isShortForm(SpecType type, SpecField shorthand, Node.Fields map) {
    Class<?> raw = TypeShape.raw(shorthand.type());
    return (raw == Map.class || raw.isRecord() || kinds.containsKey(raw))
        && !map.fields().isEmpty()
        && Collections.disjoint(map.fields().keySet(), type.keys())
        && Collections.disjoint(map.fields().keySet(), type.notYet());
  }

  private @Nullable Object fields(
      SpecType type,
      Node.Fields node,
      Context context,
      Map<String, Object> given,
      List<String> known,
      @Nullable SpecField shortForm) {
    problems.unknownKeys(type, node, context, given.keySet(), known);
    // What is not built stands for what would be needed otherwise; one message is enough.
    boolean isWhole =
        context.path().segments().isEmpty()
            || Collections.disjoint(node.fields().keySet(), type.notYet());
    List<@Nullable Object> values = new ArrayList<>();
    for (SpecField field : type.fields()) {
      Node.Field written = node.fields().get(field.key());
      int references = this.references.size();
      if (given.containsKey(field.component())) {
        values.add(given.get(field.component()));
      } else if (written == null) {
        values.add(isWhole || !field.needed() ? absent(field, context) : FAILED);
      } else if (field.equals(shortForm)) {
        values.add(value(field.type(), field, written.value(), context));
      } else {
        Context inner = context.inner(field.key(), written.keyPlace());
        values.add(value(field.type(), field, written.value(), inner));
      }
      if (field.ref() != null && node.get("endpoints") instanceof Node.Fields mix) {
        chooseFrom(mix, this.references.subList(references, this.references.size()));
      }
    }
    if (values.contains(FAILED)) {
      return FAILED;
    }
    try {
      Record made = type.create(values);
      defaults.implied(made, context.path());
      written.add(made, node, context);
      return made;
    } catch (InvalidSpecException broken) {
      return isWhole ? failed(problems.rule(broken, node, context)) : FAILED;
    }
  }

  /** A mix of endpoints beside a reference says which endpoints it is about. */
  private static void chooseFrom(Node.Fields mix, List<Reference> beside) {
    Map<String, Place> places = new LinkedHashMap<>();
    mix.fields().forEach((endpoint, field) -> places.put(endpoint, field.keyPlace()));
    beside.replaceAll(reference -> reference.mixing(places));
  }

  private @Nullable Object absent(SpecField field, Context context) {
    String text = field.defaultText();
    if (text == null) {
      return field.optional() ? null : failed(problems.missing(field, context));
    }
    Context inner = context.inner(field.key(), context.place());
    return value(field.type(), field, defaults.take(field, text, inner), inner);
  }

  private @Nullable Object value(Type type, SpecField field, Node node, Context context) {
    if (node instanceof Node.Scalar scalar && scalar.isNull()) {
      return failed(problems.noValue(scalar, context));
    }
    Class<?> raw = TypeShape.raw(type);
    Kinds choice = kinds.get(raw);
    if (choice != null) {
      return kind(choice, node, context);
    }
    if (raw == List.class) {
      return list(TypeShape.argument(type, 0), field, node, context);
    }
    if (raw == Map.class) {
      return map(TypeShape.argument(type, 1), field, node, context);
    }
    boolean isText =
        ScalarBinder.binds(raw) && (node instanceof Node.Scalar || !SpecType.isDocumented(raw));
    if (raw.isRecord() && !isText) {
      return record(typeOf(raw.asSubclass(Record.class)), node, context);
    }
    if (!ScalarBinder.binds(raw)) {
      throw new IllegalStateException(context.path() + " is of a type not bound: " + type);
    }
    if (!(node instanceof Node.Scalar scalar)) {
      boolean isSplit =
          node instanceof Node.Fields && ScalarBinder.isWhole(raw) && field.unit() != null;
      return failed(
          isSplit
              ? Problems.notYet(node.place(), context.subject() + " by region or zone")
              : problems.shape(node, context, Problems.noun(raw, field)));
    }
    return scalar(raw, field, scalar, context);
  }

  private Object scalar(Class<?> type, SpecField field, Node.Scalar scalar, Context context) {
    if (field.ref() != null) {
      references.add(
          new Reference(scalar.text(), scalar.place(), field.ref(), context.subject(), Map.of()));
    }
    try {
      return scalars.bind(type, field, scalar.text());
    } catch (InvalidSpecException wrong) {
      return failed(problems.value(scalar, context, wrong));
    } catch (ScalarBinder.UnknownChoice unknown) {
      return failed(problems.choice(scalar, context, unknown));
    }
  }

  private @Nullable Object list(Type type, SpecField field, Node node, Context context) {
    boolean isOne =
        node instanceof Node.Scalar
            ? TypeShape.isWrittenAsScalar(type, kinds)
            : node instanceof Node.Fields && kinds.containsKey(TypeShape.raw(type));
    if (isOne) {
      Object only = value(type, field, node, context);
      return only == FAILED || only == null ? FAILED : List.of(only);
    }
    if (!(node instanceof Node.Items items)) {
      return failed(problems.shape(node, context, "a list"));
    }
    List<@Nullable Object> bound = new ArrayList<>();
    for (Node item : items.items()) {
      bound.add(value(type, field, item, context.item(bound.size(), item.place())));
    }
    return bound.contains(FAILED) ? FAILED : Collections.unmodifiableList(bound);
  }

  private @Nullable Object map(Type type, SpecField field, Node node, Context context) {
    if (!(node instanceof Node.Fields map)) {
      return failed(problems.shape(node, context, "a map"));
    }
    Map<String, @Nullable Object> bound = new LinkedHashMap<>();
    Ref names = field.ref();
    SpecField ofValues = field.withoutRef();
    map.fields()
        .forEach(
            (key, entry) -> {
              if (names != null) {
                references.add(
                    new Reference(key, entry.keyPlace(), names, context.subject(), Map.of()));
              }
              Context inner = context.inner(key, entry.keyPlace());
              bound.put(key, value(type, ofValues, entry.value(), inner));
            });
    return bound.containsValue(FAILED) ? FAILED : Collections.unmodifiableMap(bound);
  }

  private @Nullable Object kind(Kinds choice, Node node, Context context) {
    if (!(node instanceof Node.Fields map) || map.fields().size() != 1) {
      return failed(problems.notOneKind(choice, node, context));
    }
    Map.Entry<String, Node.Field> only = map.fields().entrySet().iterator().next();
    Class<? extends Record> type = choice.types().get(only.getKey());
    if (type == null) {
      return failed(problems.unknownKind(choice, only.getKey(), only.getValue(), context));
    }
    String what = choice.noun() + " '" + only.getKey() + "'";
    Context inner = context.inner(only.getKey(), what, only.getValue().keyPlace());
    return record(typeOf(type), only.getValue().value(), inner);
  }

  private @Nullable Object entry(SpecType type, Node node, Context context) {
    if (!(node instanceof Node.Fields map) || map.fields().size() != 1) {
      return failed(problems.shape(node, context, "a map with one entry"));
    }
    Map.Entry<String, Node.Field> only = map.fields().entrySet().iterator().next();
    Place keyPlace = only.getValue().keyPlace();
    SpecField first = type.fields().get(0);
    SpecField second = type.fields().get(1);
    Map<String, Node.Field> fields = new LinkedHashMap<>();
    Node.Scalar key = new Node.Scalar(keyPlace, only.getKey(), false);
    fields.put(first.key(), new Node.Field(keyPlace, key));
    fields.put(second.key(), only.getValue());
    return fields(type, new Node.Fields(map.place(), fields), context, Map.of(), List.of(), null);
  }

  private Object failed(Diagnostic diagnostic) {
    problems.add(diagnostic);
    return FAILED;
  }
}
