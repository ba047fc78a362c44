package archsim.scenario.yaml;

import archsim.core.spec.FreeName;
import archsim.core.spec.Ref;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that every name of a component, and of an endpoint, that a field uses is there. */
public final class ReferenceCheck {
  private final Map<String, Class<? extends Record>> types;
  private final Diagnostics diagnostics;
  private final Map<String, String> sections = new LinkedHashMap<>();
  private final Map<String, Record> components = new LinkedHashMap<>();
  private final Map<String, Set<String>> freeNames = new LinkedHashMap<>();
  private final Set<String> ambiguous = new LinkedHashSet<>();
  private final Endpoints endpoints;
  private final Set<String> asked = new LinkedHashSet<>();
  private boolean isKnown;

  /**
   * @param types the spec of each section
   */
  public ReferenceCheck(
      Map<String, Class<? extends Record>> types, Endpoints endpoints, Diagnostics diagnostics) {
    this.types = types;
    this.endpoints = endpoints;
    this.diagnostics = diagnostics;
  }

  /**
   * Makes a component known.
   *
   * @param component null where it could not be bound; what is said of its endpoints is not checked
   */
  public void add(String section, String name, @Nullable Record component) {
    sections.put(name, section);
    if (component != null) {
      components.put(name, component);
    }
  }

  /** Says that several components have a name, so that nobody knows which is meant by it. */
  public void addAgain(String name) {
    ambiguous.add(name);
  }

  /** Makes a name known that is no component, and is looked for in its section only. */
  public void addFree(String section, String name) {
    freeNames.computeIfAbsent(section, any -> new LinkedHashSet<>()).add(name);
  }

  /** Checks all references that a binder met. */
  public void check(Binder binder) {
    binder.references().forEach(this::check);
  }

  private void check(Reference reference) {
    Ref ref = reference.ref();
    String text = reference.text();
    int dot = ref.endpoint() ? text.indexOf('.') : -1;
    String name = dot < 0 ? text : text.substring(0, dot);
    String section = sections.get(name);
    List<String> fitting = Sections.fitting(ref, types);
    if (ref.value()[0].isAnnotationPresent(FreeName.class)) {
      Set<String> names = freeNames.getOrDefault(fitting.get(0), Set.of());
      if (!names.contains(text)) {
        unknownFree(reference, fitting.get(0), names);
      }
      return;
    }
    if (ambiguous.contains(name)) {
      return; // that there are several is said already
    }
    if (List.of(ref.also()).contains(text)) {
      if (section != null) {
        report(
            reference,
            Code.WRONG_SECTION,
            "%s has a meaning of its own for '%s', so no component may have that name"
                .formatted(reference.subject(), name));
      }
    } else if (section == null) {
      unknown(reference, name, fitting);
    } else if (!fitting.contains(section)) {
      report(
          reference,
          Code.WRONG_SECTION,
          "%s names %s '%s', needs one of %s"
              .formatted(
                  reference.subject(), Sections.noun(section), name, String.join(", ", fitting)));
    } else if (ref.endpoint() && components.containsKey(name)) {
      checkEndpoint(reference, name, dot < 0 ? null : text.substring(dot + 1));
    }
  }

  private void unknownFree(Reference reference, String section, Set<String> names) {
    diagnostics.add(
        Diagnostic.of(
                Code.UNKNOWN_COMPONENT,
                reference.place(),
                "%s names no %s: there is no %s"
                    .formatted(
                        reference.subject(),
                        Sections.noun(section),
                        Printable.quoted(reference.text())))
            .labelled(Suggestion.label(reference.text(), names))
            .noting(
                names.isEmpty()
                    ? "there are no %s; write for example %s: {%s: zipf(n=1M s=0.8)}"
                        .formatted(section, section, Printable.shortened(reference.text(), 40))
                    : section + ": " + Problems.listed(new ArrayList<>(names))));
  }

  private void unknown(Reference reference, String name, List<String> fitting) {
    List<String> choices =
        sections.keySet().stream().filter(other -> fitting.contains(sections.get(other))).toList();
    diagnostics.add(
        Diagnostic.of(
                Code.UNKNOWN_COMPONENT,
                reference.place(),
                "%s names no component: there is no %s"
                    .formatted(reference.subject(), Printable.quoted(name)))
            .labelled(Suggestion.label(name, choices))
            .noting(
                choices.isEmpty()
                    ? "there are no " + String.join(", ", fitting)
                    : "components that fit: " + Problems.listed(choices)));
  }

  private void checkEndpoint(Reference reference, String name, @Nullable String endpoint) {
    isKnown = true;
    Set<String> there = endpointsOf(name);
    if (!isKnown) {
      return; // the endpoints of something that is wrong itself, or of a circle
    }
    if (endpoint != null) {
      requireEndpoint(reference.place(), name, endpoint, there);
    } else if (!reference.mix().isEmpty()) {
      reference.mix().forEach((one, place) -> requireEndpoint(place, name, one, there));
    } else if (there.size() > 1) {
      diagnostics.add(
          Diagnostic.of(
                  Code.ENDPOINT_NEEDED,
                  reference.place(),
                  "%s must choose an endpoint: '%s' has several"
                      .formatted(reference.subject(), name))
              .labelled("write " + Printable.shortened(name + "." + first(there), 80))
              .noting(listing(name, there)));
    }
  }

  private void requireEndpoint(Place place, String name, String endpoint, Set<String> there) {
    if (there.contains(endpoint)) {
      return;
    }
    String message =
        there.isEmpty()
            ? "'%s' has no endpoints, so none can be chosen".formatted(name)
            : "'%s' has no endpoint %s".formatted(name, Printable.quoted(endpoint));
    Diagnostic diagnostic =
        Diagnostic.of(Code.UNKNOWN_ENDPOINT, place, message)
            .labelled(Suggestion.label(endpoint, there));
    diagnostics.add(there.isEmpty() ? diagnostic : diagnostic.noting(listing(name, there)));
  }

  private static String first(Collection<String> words) {
    return words.iterator().next();
  }

  private static String listing(String name, Set<String> endpoints) {
    return "endpoints of %s: %s".formatted(name, Problems.listed(new ArrayList<>(endpoints)));
  }

  private void report(Reference reference, Code code, String message) {
    diagnostics.add(Diagnostic.of(code, reference.place(), message));
  }

  private Set<String> endpointsOf(String name) {
    Record component = components.get(name);
    if (component == null || !asked.add(name)) {
      isKnown = false;
      return Set.of();
    }
    try {
      return endpoints.of(component, this::endpointsOf);
    } finally {
      asked.remove(name);
    }
  }
}
