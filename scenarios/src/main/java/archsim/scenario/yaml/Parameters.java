package archsim.scenario.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills in the parameters <code>&#36;{name}</code> and environment variables <code>&#36;{env:NAME}
 * </code> in all values of a scenario; a second dollar sign before it keeps the text as it is. What
 * is filled in is not looked at again, and the sum of all that is filled in is limited, so
 * parameters cannot grow without bounds.
 */
final class Parameters {
  private static final Pattern REFERENCE = Pattern.compile("(\\$?)\\$\\{([^{}]*)}");
  private static final int MOST_CHARACTERS = YamlComposer.LARGEST_FILE;

  private final Diagnostics diagnostics;
  private final Function<String, @Nullable String> environment;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<String> withoutValue = new ArrayList<>();
  private int characters;

  Parameters(Diagnostics diagnostics, Function<String, @Nullable String> environment) {
    this.diagnostics = diagnostics;
    this.environment = environment;
  }

  /** All parameters by name, as set or as declared. */
  Map<String, String> values() {
    return values;
  }

  /** Takes the section {@code params:} and what the command line says of it. */
  void declare(@Nullable Node section, Map<String, String> given) {
    if (section instanceof Node.Fields map) {
      map.fields().forEach((name, field) -> declare(name, field, given));
    } else if (section != null) {
      diagnostics.add(
          Diagnostic.of(Code.SHAPE, section.place(), "params is a map, this is " + section.noun()));
    }
    given.forEach(
        (name, value) -> {
          if (!values.containsKey(name) && !withoutValue.contains(name)) {
            diagnostics.add(undeclared(name));
          }
        });
  }

  private Diagnostic undeclared(String name) {
    Place place = Place.whole("-P " + Printable.shortened(name, 60));
    return Diagnostic.of(Code.UNDECLARED_PARAMETER, place, "no parameter " + Printable.quoted(name))
        .labelled(Suggestion.label(name, values.keySet()))
        .noting(
            values.isEmpty()
                ? "the scenario declares no params"
                : "params: " + String.join(", ", values.keySet()));
  }

  private void declare(String name, Node.Field field, Map<String, String> given) {
    String set = given.get(name);
    if (!name.matches("[A-Za-z_][A-Za-z0-9_.-]{0,62}")) {
      diagnostics.add(
          Diagnostic.of(
              Code.NAME,
              field.keyPlace(),
              "the name of a parameter is letters, digits, '.', '_' and '-', not "
                  + Printable.quoted(name)));
    } else if (set != null) {
      values.put(name, set);
    } else if (!(field.value() instanceof Node.Scalar scalar)) {
      withoutValue.add(name);
      diagnostics.add(
          Diagnostic.of(
              Code.SHAPE,
              field.value().place(),
              "a parameter is a single value, this is " + field.value().noun()));
    } else if (scalar.isNull()) {
      withoutValue.add(name);
    } else {
      Node.Scalar filled = fill(scalar, true);
      values.put(name, filled.text());
    }
  }

  /** The same value with all parameters filled in. */
  Node fill(Node node) {
    if (node instanceof Node.Items list) {
      return new Node.Items(list.place(), list.items().stream().map(this::fill).toList());
    }
    if (node instanceof Node.Fields map) {
      Map<String, Node.Field> fields = new LinkedHashMap<>();
      map.fields()
          .forEach(
              (key, field) -> {
                checkKey(key, field.keyPlace());
                fields.put(key, new Node.Field(field.keyPlace(), fill(field.value())));
              });
      return new Node.Fields(map.place(), fields);
    }
    return fill((Node.Scalar) node, false);
  }

  private void checkKey(String key, Place place) {
    if (REFERENCE.matcher(key).find()) {
      diagnostics.add(
          Diagnostic.of(
              Code.UNKNOWN_PARAMETER,
              place,
              "parameters stand in values, not in keys such as " + Printable.quoted(key)));
    }
  }

  private Node.Scalar fill(Node.Scalar scalar, boolean declaration) {
    String text = scalar.text();
    if (!text.contains("${")) {
      return scalar;
    }
    StringBuilder filled = new StringBuilder();
    Matcher matcher = REFERENCE.matcher(text);
    while (matcher.find()) {
      String value = "${" + matcher.group(2) + "}";
      if (matcher.group(1).isEmpty()) {
        String found = lookUp(matcher.group(2), scalar.place(), declaration);
        value = found == null ? value : found;
        characters += value.length();
        if (characters > MOST_CHARACTERS) {
          return scalar;
        }
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    matcher.appendTail(filled);
    return new Node.Scalar(scalar.place(), filled.toString(), false, text);
  }

  /** Whether so much was filled in that the rest was left. */
  boolean overflowed() {
    return characters > MOST_CHARACTERS;
  }

  private @Nullable String lookUp(String name, Place place, boolean declaration) {
    if (name.startsWith("env:")) {
      String variable = name.substring("env:".length());
      String value = variable.isEmpty() ? null : environment.apply(variable);
      if (value == null) {
        diagnostics.add(
            Diagnostic.of(
                Code.ENVIRONMENT,
                place,
                "the environment variable " + Printable.quoted(variable) + " is not set"));
      }
      return value;
    }
    String value = declaration ? null : values.get(name);
    if (value == null) {
      diagnostics.add(unknown(name, place, declaration));
    }
    return value;
  }

  private Diagnostic unknown(String name, Place place, boolean declaration) {
    String quoted = Printable.quoted(name);
    if (declaration) {
      return Diagnostic.of(
          Code.UNKNOWN_PARAMETER,
          place,
          "a parameter may hold ${env:NAME}, not another parameter such as " + quoted);
    }
    if (withoutValue.contains(name)) {
      return Diagnostic.of(Code.UNKNOWN_PARAMETER, place, "parameter " + quoted + " has no value")
          .labelled("give it one with -P " + name + "=...");
    }
    return Diagnostic.of(Code.UNKNOWN_PARAMETER, place, "no parameter " + quoted)
        .labelled(Suggestion.label(name, values.keySet()))
        .noting(
            values.isEmpty()
                ? "the scenario declares no params"
                : "params: " + String.join(", ", values.keySet()));
  }
}
