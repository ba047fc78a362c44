package archsim.scenario;

import archsim.core.spec.FreeName;
import archsim.scenario.yaml.Binder;
import archsim.scenario.yaml.Code;
import archsim.scenario.yaml.Diagnostic;
import archsim.scenario.yaml.Diagnostics;
import archsim.scenario.yaml.Document;
import archsim.scenario.yaml.Node;
import archsim.scenario.yaml.Printable;
import archsim.scenario.yaml.ReferenceCheck;
import archsim.scenario.yaml.Sections;
import archsim.scenario.yaml.SpecField;
import archsim.scenario.yaml.SpecType;
import archsim.scenario.yaml.Written;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads scenarios: from a file to a {@link Scenario}, or to all that is wrong with it. */
public final class ScenarioReader {
  private static final int MOST_COMPONENTS = 10_000;

  private final Language language;

  public ScenarioReader(Language language) {
    this.language = language;
  }

  /** Reads a file with what the command line says besides. */
  public ReadResult read(Path file, Document.Options options) {
    Diagnostics diagnostics = new Diagnostics();
    return bind(Document.read(file, options, closed(), diagnostics), diagnostics);
  }

  /** Reads a text that is not a file, and so can include nothing. */
  public ReadResult readText(String name, byte[] text, Document.Options options) {
    Diagnostics diagnostics = new Diagnostics();
    return bind(Document.readText(name, text, options, closed(), diagnostics), diagnostics);
  }

  /** All sections but those that may name what is built in, such as instance types. */
  private Set<String> closed() {
    Set<String> closed = new LinkedHashSet<>();
    language
        .sections()
        .forEach(
            (section, type) -> {
              boolean isFree = type.isAnnotationPresent(FreeName.class);
              if (!isFree || SpecType.of(type).fields().stream().anyMatch(SpecField::needed)) {
                closed.add(section);
              }
            });
    return closed;
  }

  private ReadResult bind(Document document, Diagnostics diagnostics) {
    Node.Fields tree = document.tree();
    if (tree == null) {
      return new ReadResult(null, diagnostics, document, List.of(), new Written());
    }
    Binder binder = new Binder(language.kinds(), document.folder(), diagnostics);
    Reading reading = new Reading(tree, binder, diagnostics);
    Scenario scenario = reading.scenario();
    return new ReadResult(scenario, diagnostics, document, binder.defaults(), binder.written());
  }

  /** The reading of one scenario. */
  private final class Reading {
    private final Node.Fields tree;
    private final Binder binder;
    private final Diagnostics diagnostics;
    private final ReferenceCheck references;
    private final Map<String, Node.Field> names = new LinkedHashMap<>();

    Reading(Node.Fields tree, Binder binder, Diagnostics diagnostics) {
      this.tree = tree;
      this.binder = binder;
      this.diagnostics = diagnostics;
      this.references = new ReferenceCheck(language.sections(), language.endpoints(), diagnostics);
    }

    @Nullable Scenario scenario() {
      Map<String, Map<String, Record>> components = new LinkedHashMap<>();
      language
          .sections()
          .forEach((section, type) -> components.put(section, section(section, type)));
      List<String> sections = List.copyOf(language.sections().keySet());
      Scenario scenario =
          binder.top(Scenario.class, tree, Map.of("components", components), sections);
      references.check(binder);
      return scenario;
    }

    private Map<String, Record> section(String section, Class<? extends Record> type) {
      Map<String, Record> components = new LinkedHashMap<>();
      Node.Field written = tree.fields().get(section);
      if (written == null) {
        return components;
      }
      Node node = written.value();
      if (node instanceof Node.Fields map) {
        if (names.size() + map.fields().size() > MOST_COMPONENTS) {
          diagnostics.add(
              Diagnostic.of(
                  Code.TOO_MANY_VALUES,
                  map.place(),
                  "there are more than " + MOST_COMPONENTS + " components"));
          return components;
        }
        map.fields().forEach((name, field) -> component(section, type, name, field, components));
      } else {
        boolean isEmpty = node instanceof Node.Scalar scalar && scalar.isNull();
        diagnostics.add(
            Diagnostic.of(
                isEmpty ? Code.NO_VALUE : Code.SHAPE,
                written.keyPlace(),
                isEmpty
                    ? "'%s' has no value; leave the key out".formatted(section)
                    : "'%s' is a map from names to components, not %s"
                        .formatted(section, node.noun())));
      }
      return components;
    }

    private void component(
        String section,
        Class<? extends Record> type,
        String name,
        Node.Field field,
        Map<String, Record> components) {
      String noun = Sections.noun(section);
      boolean isComponent = !type.isAnnotationPresent(FreeName.class);
      boolean isFirst = !isComponent || checkName(noun, name, field);
      Record spec = binder.component(type, section, noun, name, field);
      if (isComponent && isFirst) {
        references.add(section, name, spec);
      } else if (!isComponent) {
        references.addFree(section, name);
      }
      if (spec != null) {
        components.put(name, spec);
      }
    }

    /** Whether a component is the first of its name. */
    private boolean checkName(String noun, String name, Node.Field field) {
      Node.Field first = names.putIfAbsent(name, field);
      if (first != null) {
        references.addAgain(name);
        diagnostics.add(
            Diagnostic.of(
                    Code.DUPLICATE_NAME,
                    field.keyPlace(),
                    "two components are called " + Printable.quoted(name))
                .labelled("again here")
                .relatedTo(first.keyPlace(), "first here")
                .noting("names are unique over all sections, so that call: " + name + " is clear"));
      }
      if (!Scenario.isName(name)) {
        diagnostics.add(
            Diagnostic.of(
                    Code.NAME,
                    field.keyPlace(),
                    "the name of a %s must be a DNS label, not %s"
                        .formatted(noun, Printable.quoted(name)))
                .noting("a DNS label is " + Scenario.NAME_RULE));
      }
      return first == null;
    }
  }
}
