package archsim.scenario.schema;

import archsim.core.spec.Dimension;
import archsim.scenario.Language;
import archsim.scenario.Scenario;
import archsim.scenario.yaml.Kinds;
import archsim.scenario.yaml.SpecField;
import archsim.scenario.yaml.SpecType;
import archsim.scenario.yaml.Suggestion;
import archsim.scenario.yaml.TypeShape;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The documentation of all fields of the language, made from the spec records. */
public final class FieldDocs {
  private final Language language;
  private final List<FieldDoc> all = new ArrayList<>();
  private final Set<Class<?>> documentedKinds = new LinkedHashSet<>();

  public FieldDocs(Language language) {
    this.language = language;
    Set<Class<?>> none = new LinkedHashSet<>();
    for (SpecField field : SpecType.of(Scenario.class).fields()) {
      if (!field.key().equals("components")) {
        add(field.key(), field, none);
      }
    }
    language.sections().forEach((section, type) -> addRecord(section + ".*", type, none));
    language.kinds().forEach(this::addKinds);
  }

  /** All fields, in the order of the records. */
  public List<FieldDoc> all() {
    return List.copyOf(all);
  }

  /**
   * The fields that a path means: the one with that path, where names and indices may stand for *,
   * or all that end in it.
   */
  public List<FieldDoc> find(String path) {
    List<String> wanted = segments(path);
    List<FieldDoc> exact =
        all.stream().filter(doc -> matches(segments(doc.path()), wanted)).toList();
    if (!exact.isEmpty()) {
      return exact;
    }
    return all.stream()
        .filter(
            doc -> {
              List<String> own = segments(doc.path());
              int from = own.size() - wanted.size();
              return from > 0
                  && !own.get(from).equals("*")
                  && matches(own.subList(from, own.size()), wanted);
            })
        .toList();
  }

  /** Paths and keys that a text which names no field may have meant; empty where none is close. */
  public String suggestion(String path) {
    List<String> candidates = new ArrayList<>(all.stream().map(FieldDoc::path).toList());
    all.forEach(doc -> candidates.add(doc.path().substring(doc.path().lastIndexOf('.') + 1)));
    return Suggestion.label(path, candidates);
  }

  private static List<String> segments(String path) {
    return List.of(path.split("\\."));
  }

  private static boolean matches(List<String> own, List<String> wanted) {
    if (own.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < own.size(); i++) {
      if (!own.get(i).equals("*") && !own.get(i).equals(wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  private void addKinds(Class<?> type, Kinds kinds) {
    if (documentedKinds.add(type)) {
      kinds
          .types()
          .forEach(
              (kind, spec) -> addRecord(kinds.noun() + "s." + kind, spec, new LinkedHashSet<>()));
    }
  }

  private void addRecord(String path, Class<? extends Record> type, Set<Class<?>> around) {
    SpecType spec = SpecType.of(type);
    if (!path.contains(".") || path.endsWith(".*") || path.matches("\\w+s\\.[^.]+")) {
      all.add(new FieldDoc(path, spec.doc(), shortForm(spec), ""));
    }
    Set<Class<?>> inside = new LinkedHashSet<>(around);
    if (inside.add(type)) {
      spec.fields().forEach(field -> add(path + "." + field.key(), field, inside));
    }
  }

  private static String shortForm(SpecType spec) {
    SpecField shorthand = spec.shorthand();
    return shorthand == null
        ? "a map"
        : "a map, or the value of '%s' alone".formatted(shorthand.key());
  }

  private void add(String path, SpecField field, Set<Class<?>> around) {
    all.add(new FieldDoc(path, field.doc(), written(field.type(), field), fallback(field)));
    descend(path, field.type(), around);
  }

  private void descend(String path, Type type, Set<Class<?>> around) {
    TypeShape shape = TypeShape.of(type, language.kinds());
    switch (shape.form()) {
      case RECORD -> {
        Class<? extends Record> record = shape.type().asSubclass(Record.class);
        Set<Class<?>> inside = new LinkedHashSet<>(around);
        if (inside.add(record)) {
          SpecType.of(record)
              .fields()
              .forEach(field -> add(path + "." + field.key(), field, inside));
        }
      }
      case LIST, MAP -> descend(path + ".*", shape.inner(), around);
      case KIND, TEXT, TRUTH, CHOICE, WHOLE, DECIMAL, PARSED -> {
        // nothing further inside; the kinds of an interface have paths of their own
      }
    }
  }

  private static String fallback(SpecField field) {
    String text = field.defaultText();
    if (text == null) {
      return field.optional() ? "optional" : "needed";
    }
    return text.isEmpty() ? "default empty" : "default " + text;
  }

  private String written(Type type, SpecField field) {
    TypeShape shape = TypeShape.of(type, language.kinds());
    Dimension unit = field.unit();
    String quantity = unit == null ? "" : unit.noun() + " such as " + unit.example();
    return switch (shape.form()) {
      case KIND -> "a " + shape.kinds(language.kinds()).noun();
      case RECORD -> shortForm(SpecType.of(shape.type().asSubclass(Record.class)));
      case LIST -> "a list; each: " + written(shape.inner(), field);
      case MAP -> "a map by name; each: " + written(shape.inner(), field);
      case TEXT -> field.ref() == null ? "text" : reference(field);
      case TRUTH -> "true or false";
      case CHOICE -> "one of " + String.join(", ", shape.choices());
      case WHOLE -> quantity.isEmpty() ? "a whole number" : quantity;
      case DECIMAL -> quantity.isEmpty() ? "a number" : quantity;
      case PARSED -> quantity.isEmpty() ? "text" : quantity + ", or text that gives one";
    };
  }

  private static String reference(SpecField field) {
    var ref = field.ref();
    if (ref == null) {
      return "text";
    }
    String sections = ref.value().length == 0 ? "any section" : String.join(", ", ref.value());
    return "the name of a component of %s%s"
        .formatted(sections, ref.endpoint() ? ", or component.endpoint" : "");
  }

  /** The reference of all fields, a table for each section. */
  public String markdown() {
    StringBuilder text = new StringBuilder("# Fields of a scenario\n");
    String section = "";
    for (FieldDoc doc : all) {
      String first = section(doc.path());
      if (!first.equals(section)) {
        section = first;
        text.append("\n## ").append(first).append("\n\n");
        text.append("| field | what | written as | default |\n|---|---|---|---|\n");
      }
      text.append("| `").append(doc.path()).append("` | ").append(cell(doc.what()));
      text.append(" | ").append(cell(doc.written()));
      text.append(" | ").append(cell(doc.fallback().replaceFirst("^default ", ""))).append(" |\n");
    }
    return text.toString();
  }

  private static String section(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? "scenario" : path.substring(0, dot);
  }

  private static String cell(String words) {
    return words.replace("|", "\\|").replace("<", "&lt;");
  }
}
