package archsim.run;

import archsim.components.model.Architecture;
import archsim.components.model.ComponentSpec;
import archsim.components.model.SourceSpec;
import archsim.core.InvalidSpecException;
import archsim.core.experiment.Slo;
import archsim.scenario.ReadResult;
import archsim.scenario.Scenario;
import archsim.scenario.SloSpec;
import archsim.scenario.yaml.Code;
import archsim.scenario.yaml.Diagnostic;
import archsim.scenario.yaml.Node;
import archsim.scenario.yaml.Place;
import archsim.scenario.yaml.Printable;
import archsim.scenario.yaml.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that each promise can be read, and that what it is about is there. */
final class PromiseChecks {
  private final ReadResult read;
  private final @Nullable Scenario scenario;
  private final boolean isSystemValid;

  PromiseChecks(ReadResult read) {
    this.read = read;
    this.scenario = read.bound();
    isSystemValid = read.isValid();
  }

  void check() {
    for (Record record : read.written().records()) {
      if (record instanceof SloSpec promise) {
        check(promise);
      }
    }
  }

  private void check(SloSpec promise) {
    Place place = read.written().place(promise, "expr");
    String scope = promise.scope();
    try {
      Slo slo = Slo.parse(scope == null ? promise.expr() : promise.expr() + " for " + scope);
      if (scenario != null) {
        Place ofScope = scope == null ? place : read.written().place(promise, "for");
        checkSubject(slo, place, ofScope, scenario);
      }
    } catch (InvalidSpecException wrong) {
      read.with(Diagnostic.of(Code.PROMISE, place, wrong.problem()).labelled(wrong.suggestion()));
    }
  }

  private void checkSubject(Slo slo, Place place, Place scope, Scenario whole) {
    Architecture architecture = ScenarioLanguage.draft(whole);
    if (slo.metric().hasTarget()) {
      checkResource(slo, place, architecture);
    } else if (!slo.scope().isEmpty() && isSystemValid) {
      // With a mistake in the system nobody knows its classes and endpoints.
      checkScope(slo, scope, architecture);
    }
  }

  /** Whether a section has such a component, right or wrong. */
  private boolean isDeclared(String component) {
    Node.Fields tree = read.document().tree();
    return tree != null
        && tree.fields().values().stream()
            .anyMatch(
                section ->
                    section.value() instanceof Node.Fields map
                        && map.fields().containsKey(component));
  }

  private void checkResource(Slo slo, Place place, Architecture architecture) {
    ComponentSpec spec = architecture.components().get(slo.component());
    if (spec == null && isDeclared(slo.component())) {
      return; // what is wrong with it is said already
    }
    if (spec == null) {
      Set<String> names = architecture.components().keySet();
      unknown(
          Code.UNKNOWN_COMPONENT,
          place,
          "a promise is about a component that there is not: " + Printable.quoted(slo.component()),
          slo.component(),
          names,
          "components: ");
      return;
    }
    if (!slo.metric().figure().isEmpty()) {
      checkFigure(slo, place, spec);
      return;
    }
    List<String> resources =
        spec.capacities(slo.component(), architecture).stream()
            .map(ComponentSpec.Capacity::resource)
            .toList();
    if (!resources.contains(slo.resource())) {
      unknown(
          Code.UNKNOWN_RESOURCE,
          place,
          "%s '%s' has no resource %s"
              .formatted(
                  spec.kind().replace('-', ' '), slo.component(), Printable.quoted(slo.resource())),
          slo.resource(),
          resources,
          "resources of " + slo.component() + ": ");
    }
  }

  private void checkFigure(Slo slo, Place place, ComponentSpec spec) {
    if (!spec.figures().contains(slo.metric().figure())) {
      read.with(
          Diagnostic.of(
              Code.UNKNOWN_RESOURCE,
              place,
              "%s '%s' has no %s"
                  .formatted(spec.kind().replace('-', ' '), slo.component(), slo.metric().word())));
    }
  }

  private void checkScope(Slo slo, Place place, Architecture architecture) {
    String scope = slo.scope();
    Map<String, SourceSpec> workloads = architecture.sources();
    List<String> withClass = new ArrayList<>();
    Set<String> classes = new LinkedHashSet<>();
    Set<String> labels = new LinkedHashSet<>();
    workloads.forEach(
        (name, source) -> {
          List<String> own = source.classes(architecture);
          classes.addAll(own);
          own.forEach(each -> labels.add(Subject.label(name, each)));
          if (own.contains(scope)) {
            withClass.add(name);
          }
        });
    if (labels.contains(scope)) {
      return;
    }
    Set<String> endpoints = new LinkedHashSet<>();
    architecture
        .components()
        .keySet()
        .forEach(each -> endpoints.addAll(architecture.endpoints(each)));
    boolean isWorkload = workloads.containsKey(scope);
    if (!isWorkload && withClass.isEmpty() && !endpoints.contains(scope)) {
      Set<String> all = new LinkedHashSet<>(workloads.keySet());
      all.addAll(classes);
      all.addAll(endpoints);
      String message = "there is no workload, class or endpoint " + Printable.quoted(scope);
      unknown(Code.UNKNOWN_SCOPE, place, message, scope, all, "there are: ");
    } else if (isWorkload && !isSame(scope, withClass, classesOf(scope, architecture))) {
      ambiguous(place, scope, "class");
    } else if (isWorkload && withClass.isEmpty() && endpoints.contains(scope)) {
      ambiguous(place, scope, "endpoint");
    }
  }

  private static List<String> classesOf(String workload, Architecture architecture) {
    SourceSpec source = architecture.sources().get(workload);
    return source == null ? List.of() : source.classes(architecture);
  }

  /** Whether a class is all of the workload of its name and nothing else. */
  private static boolean isSame(String name, List<String> withClass, List<String> classes) {
    return withClass.isEmpty() || (withClass.equals(List.of(name)) && classes.size() == 1);
  }

  private void ambiguous(Place place, String scope, String other) {
    read.with(
        Diagnostic.of(
                Code.AMBIGUOUS_SCOPE,
                place,
                "%s is both a workload and a%s %s"
                    .formatted(Printable.quoted(scope), other.equals("endpoint") ? "n" : "", other))
            .labelled("which of them?")
            .noting("rename the workload or the " + other));
  }

  private void unknown(
      Code code,
      Place place,
      String message,
      String word,
      Collection<String> there,
      String listing) {
    List<String> shown =
        there.stream().limit(12).map(each -> Printable.shortened(each, 40)).toList();
    int more = there.size() - shown.size();
    String note = listing + String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
    Diagnostic diagnostic =
        Diagnostic.of(code, place, message).labelled(Suggestion.label(word, there));
    read.with(there.isEmpty() ? diagnostic : diagnostic.noting(note));
  }
}
