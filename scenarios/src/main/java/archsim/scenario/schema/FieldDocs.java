package archsim.scenario.schema;

import archsim.core.spec.Dimension;
import archsim.scenario.Language;
import archsim.scenario.Scenario;
import archsim.scenario.yaml.Kinds;
import archsim.scenario.yaml.Sections;
import archsim.scenario.yaml.SpecField;
import archsim.scenario.yaml.SpecType;
import archsim.scenario.yaml.Suggestion;
import archsim.scenario.yaml.TypeShape;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The documentation of all fields of the language, made from the spec records. */
public final class FieldDocs {
  private final Language language;
  private final List<FieldDoc> all = new ArrayList<>();
  private final Set<Class<?>> documentedKinds = new LinkedHashSet<>();
  private final Set<String> notYet = new TreeSet<>(SpecType.notYet(Scenario.class));

  public FieldDocs(Language language) {
    this.language = language;
    Set<Class<?>> none = new LinkedHashSet<>();
    for (SpecField field : SpecType.of(Scenario.class).fields()) {
      if (!field.key().equals("components")) {
        add(field.key(), field, none);
      }
    }
    all.addAll(Topics.head());
    language
        .sections()
        .forEach(
            (section, type) -> {
              SpecType spec = SpecType.of(type);
              String each = "a map by name; each: " + shortForm(spec);
              all.add(new FieldDoc(section + ".*", spec.doc(), each, "optional", fields(spec)));
              addFields(section + ".*", spec, none);
            });
    language.kinds().forEach(this::addKinds);
    all.addAll(Topics.common());
  }

  /** All fields, in the order of the records. */
  public List<FieldDoc> all() {
    return List.copyOf(all);
  }

  /**
   * The fields that a path means: those with that path, where a name or index may stand for * or be
   * left out; or else all that end in it, and the choices of that name.
   */
  public List<FieldDoc> find(String path) {
    List<String> wanted = segments(path);
    int most = all.stream().mapToInt(doc -> literal(segments(doc.path()), wanted)).max().orElse(0);
    if (most > 0) {
      return all.stream().filter(doc -> literal(segments(doc.path()), wanted) == most).toList();
    }
    List<FieldDoc> found = new ArrayList<>();
    for (FieldDoc doc : all) {
      List<String> own = segments(doc.path());
      boolean ends =
          IntStream.range(1, own.size())
              .anyMatch(
                  from ->
                      !own.get(from).equals("*")
                          && literal(own.subList(from, own.size()), wanted) > 0);
      if (ends) {
        found.add(doc);
      }
      doc.parts().stream()
          .filter(part -> part.isCalled(path) && !isField(doc, part))
          .map(doc::of)
          .forEach(found::add);
    }
    return found;
  }

  /** Whether a part is a field that has documentation of its own. */
  private boolean isField(FieldDoc doc, FieldDoc.Part part) {
    return all.stream()
        .anyMatch(
            other -> literal(segments(other.path()), segments(doc.path() + "." + part.name())) > 0);
  }

  /** The fields and choices whose documentation has a word. */
  public List<FieldDoc> mentioning(String word) {
    Pattern whole = Pattern.compile("(?i)\\b" + Pattern.quote(word));
    Predicate<String> has = text -> whole.matcher(text).find();
    List<FieldDoc> found = new ArrayList<>();
    for (FieldDoc doc : all) {
      if (has.test(doc.path() + " " + doc.what())) {
        found.add(doc);
      }
      doc.parts().stream()
          .filter(part -> has.test(part.name() + " " + part.what()) && !isField(doc, part))
          .map(doc::of)
          .forEach(found::add);
    }
    return found;
  }

  /** Whether the language has a word for something that is not built yet. */
  public boolean isNotYet(String word) {
    return notYet.contains(word);
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

  /** How many segments are literally the same, -1 where the whole is another path. */
  private static int literal(List<String> own, List<String> wanted) {
    if (own.isEmpty()) {
      return wanted.isEmpty() ? 0 : -1;
    }
    List<String> rest = own.subList(1, own.size());
    List<String> others = wanted.isEmpty() ? wanted : wanted.subList(1, wanted.size());
    if (own.get(0).equals("*")) {
      int named = wanted.isEmpty() ? -1 : literal(rest, others);
      return Math.max(named, literal(rest, wanted));
    }
    boolean isSame = !wanted.isEmpty() && plain(own.get(0)).equals(plain(wanted.get(0)));
    int more = isSame ? literal(rest, others) : -1;
    return more < 0 ? -1 : 1 + more;
  }

  /** Capital letters and hyphens do not matter. */
  private static String plain(String segment) {
    return segment.equals("x-") ? segment : segment.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
  }

  private void addKinds(Class<?> type, Kinds kinds) {
    if (documentedKinds.add(type)) {
      kinds.types().forEach((kind, spec) -> addRecord(kinds.noun() + "s." + kind, spec));
    }
  }

  private void addRecord(String path, Class<? extends Record> type) {
    SpecType spec = SpecType.of(type);
    all.add(new FieldDoc(path, spec.doc(), shortForm(spec), "", fields(spec)));
    addFields(path, spec, new LinkedHashSet<>());
  }

  private void addFields(String path, SpecType spec, Set<Class<?>> around) {
    Set<Class<?>> inside = new LinkedHashSet<>(around);
    notYet.addAll(spec.notYet());
    if (inside.add(spec.type()) && !spec.entry()) {
      spec.fields().forEach(field -> add(path + "." + field.key(), field, inside));
    }
  }

  private static List<FieldDoc.Part> fields(SpecType spec) {
    boolean isOneValue = spec.fields().size() == 1 && spec.shorthand() != null;
    return spec.entry() || isOneValue
        ? List.of()
        : spec.fields().stream().map(each -> new FieldDoc.Part(each.key(), each.doc())).toList();
  }

  private String shortForm(SpecType spec) {
    SpecField shorthand = spec.shorthand();
    if (spec.entry()) {
      return "one entry {%s}".formatted(String.join(": ", spec.keys()));
    }
    if (shorthand == null) {
      return "a map";
    }
    return spec.fields().size() == 1
        ? written(shorthand.type(), shorthand)
        : "a map, or the value of '%s' alone".formatted(shorthand.key());
  }

  private void add(String path, SpecField field, Set<Class<?>> around) {
    TypeShape shape = TypeShape.of(field.type(), language.kinds());
    all.add(
        new FieldDoc(
            path, field.doc(), written(field.type(), field), fallback(field), parts(path, shape)));
    descend(path, field.type(), around);
  }

  private List<FieldDoc.Part> parts(String path, TypeShape shape) {
    return switch (shape.form()) {
      case RECORD -> fields(SpecType.of(shape.type().asSubclass(Record.class)));
      case LIST, MAP -> parts(path, TypeShape.of(shape.inner(), language.kinds()));
      case CHOICE -> {
        List<FieldDoc.Part> choices = new ArrayList<>();
        for (Object constant : shape.type().getEnumConstants()) {
          String name = shape.choices().get(choices.size());
          choices.add(new FieldDoc.Part(name, Topics.about((Enum<?>) constant)));
        }
        yield choices;
      }
      case PARSED -> Topics.parts(shape.type());
      case TEXT -> path.equals("slos.*.expr") ? Topics.promises() : List.of();
      case KIND, TRUTH, WHOLE, DECIMAL -> List.of();
    };
  }

  private void descend(String path, Type type, Set<Class<?>> around) {
    TypeShape shape = TypeShape.of(type, language.kinds());
    switch (shape.form()) {
      case RECORD -> addFields(path, SpecType.of(shape.type().asSubclass(Record.class)), around);
      case LIST, MAP -> descend(path + ".*", shape.inner(), around);
      case CHOICE -> notYet.addAll(SpecType.notYet(shape.type()));
      case KIND, TEXT, TRUTH, WHOLE, DECIMAL, PARSED -> {
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
      case PARSED -> Topics.written(shape.type(), quantity);
    };
  }

  private String reference(SpecField field) {
    var ref = field.ref();
    if (ref == null) {
      return "text";
    }
    String sections = String.join(", ", Sections.fitting(ref, language.sections()));
    return "the name of a component of %s%s"
        .formatted(sections, ref.endpoint() ? ", or component.endpoint" : "");
  }
}
