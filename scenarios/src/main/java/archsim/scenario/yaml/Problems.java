package archsim.scenario.yaml;

import archsim.core.InvalidSpecException;
import archsim.core.spec.Dimension;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Puts into words what the {@link Binder} finds wrong. */
final class Problems {
  private static final int MOST_LISTED = 24;

  private final Diagnostics diagnostics;

  Problems(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  void add(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  /** What a single value of a class is called. */
  static String noun(Class<?> type, SpecField field) {
    Dimension unit = field.unit();
    if (type == String.class) {
      return "text";
    }
    if (ScalarBinder.isBoolean(type)) {
      return "true or false";
    }
    if (type.isEnum()) {
      return "one of " + String.join(", ", ScalarBinder.choices(type));
    }
    return unit == null ? "a single value" : unit.noun() + " such as " + unit.example();
  }

  void unknownKeys(
      SpecType type,
      Node.Fields node,
      Context context,
      Collection<String> given,
      List<String> known) {
    List<String> keys =
        new ArrayList<>(
            type.fields().stream()
                .filter(field -> !given.contains(field.component()))
                .map(SpecField::key)
                .toList());
    keys.addAll(known);
    for (Map.Entry<String, Node.Field> entry : node.fields().entrySet()) {
      String key = entry.getKey();
      if (keys.contains(key)) {
        continue;
      }
      Place place = entry.getValue().keyPlace();
      if (type.notYet().contains(key)) {
        add(notYet(place, context.field(key)));
      } else {
        add(
            Diagnostic.of(
                    Code.UNKNOWN_FIELD,
                    place,
                    "unknown field " + Printable.quoted(key) + " in " + context.subject())
                .labelled(ForeignWords.label(key, keys, type.notYet()))
                .noting("fields of " + context.group() + ": " + listed(keys)));
      }
    }
  }

  static Diagnostic notYet(Place place, String what) {
    return Diagnostic.of(Code.NOT_YET, place, what + " is part of the language but not built yet");
  }

  Diagnostic missing(SpecField field, Context context) {
    String message = context.subject() + " needs '" + field.key() + "'";
    Diagnostic missing = Diagnostic.of(Code.MISSING_FIELD, context.place(), message);
    return field.doc().isEmpty() ? missing : missing.noting(field.key() + ": " + field.doc());
  }

  Diagnostic noValue(Node.Scalar scalar, Context context) {
    return Diagnostic.of(Code.NO_VALUE, context.place(), context.subject() + " has no value")
        .labelled("give it one, or leave the key out");
  }

  Diagnostic shape(Node node, Context context, String needed) {
    return Diagnostic.of(
        Code.SHAPE, node.place(), context.subject() + " is " + needed + ", not " + node.noun());
  }

  Diagnostic value(Node.Scalar scalar, Context context, InvalidSpecException wrong) {
    Diagnostic diagnostic =
        Diagnostic.of(Code.VALUE, scalar.place(), context.subject() + ": " + wrong.problem())
            .labelled(wrong.suggestion());
    return filledIn(diagnostic, scalar);
  }

  Diagnostic choice(Node.Scalar scalar, Context context, ScalarBinder.UnknownChoice unknown) {
    if (unknown.notYet()) {
      return notYet(scalar.place(), Printable.quoted(scalar.text()) + " as " + context.subject());
    }
    Diagnostic diagnostic =
        Diagnostic.of(
                Code.UNKNOWN_CHOICE,
                scalar.place(),
                context.subject() + " cannot be " + unknown.getMessage())
            .labelled(Suggestion.label(scalar.text(), unknown.choices()))
            .noting("choices: " + listed(unknown.choices()));
    return filledIn(diagnostic, scalar);
  }

  /** Says where a text came from that is not what stands in the file. */
  private static Diagnostic filledIn(Diagnostic diagnostic, Node.Scalar scalar) {
    String written = scalar.written();
    return written == null
        ? diagnostic
        : diagnostic.noting(
            Printable.quoted(written) + " became " + Printable.quoted(scalar.text()));
  }

  /** A rule of a record, at the field that broke it if one is to blame and written. */
  Diagnostic rule(InvalidSpecException broken, Node.Fields node, Context context) {
    Node.Field written = node.fields().get(broken.subject());
    Place place = written == null ? context.place() : written.value().place();
    return Diagnostic.of(Code.RULE, place, context.subject() + ": " + broken.getMessage());
  }

  Diagnostic notOneKind(Kinds choice, Node node, Context context) {
    String noun = choice.noun();
    if (node instanceof Node.Fields map && map.fields().size() > 1) {
      List<String> keys = new ArrayList<>(map.fields().keySet());
      return Diagnostic.of(
              Code.SHAPE,
              node.place(),
              "a %s is a map with one key, this has the keys %s".formatted(noun, listed(keys)))
          .noting(
              "each %s is an entry of its own; options of one go inside it: - %s: {...}"
                  .formatted(noun, Printable.shortened(keys.get(0), 40)));
    }
    return Diagnostic.of(
            Code.SHAPE,
            node.place(),
            "%s: a %s is a map with one key, not %s"
                .formatted(
                    context.subject(),
                    noun,
                    node instanceof Node.Fields ? "an empty map" : node.noun()))
        .noting("%ss: %s".formatted(noun, listed(choice.types().keySet())));
  }

  Diagnostic unknownKind(Kinds choice, String key, Node.Field field, Context context) {
    String name = choice.noun() + " " + Printable.quoted(key);
    if (choice.notYet().contains(key)) {
      return notYet(field.keyPlace(), name);
    }
    return Diagnostic.of(
            Code.UNKNOWN_KIND, field.keyPlace(), "unknown " + name + " in " + context.subject())
        .labelled(ForeignWords.label(key, choice.types().keySet(), choice.notYet()))
        .noting("%ss: %s".formatted(choice.noun(), listed(choice.types().keySet())));
  }

  /** Words separated by commas, not too many and none too long. */
  static String listed(Collection<String> words) {
    List<String> shown =
        words.stream().limit(MOST_LISTED).map(word -> Printable.shortened(word, 40)).toList();
    String text = String.join(", ", shown);
    int more = words.size() - shown.size();
    return more > 0 ? text + " and " + more + " more" : text;
  }
}
