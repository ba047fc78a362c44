package archsim.run;

import archsim.components.measure.OutcomeCounts;
import archsim.components.model.Architecture;
import archsim.components.model.Model;
import archsim.components.model.SourceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whose requests a promise is about.
 *
 * @param name of the workload, or of the endpoint
 * @param requestClass of the workload; empty for all of it
 */
record Subject(Kind kind, String name, String requestClass) {
  enum Kind {
    WORKLOAD,
    CLASS,
    ENDPOINT
  }

  /** How results call a class of one workload; a promise may, too. */
  static String label(String workload, String requestClass) {
    return workload + " / " + requestClass;
  }

  /** Whom a promise is asked of: every workload, or the one, the class or the endpoint it names. */
  static List<Subject> of(String scope, Architecture architecture) {
    List<Subject> subjects = new ArrayList<>();
    for (Map.Entry<String, SourceSpec> source : architecture.sources().entrySet()) {
      String workload = source.getKey();
      if (scope.isEmpty() || scope.equals(workload)) {
        subjects.add(new Subject(Kind.WORKLOAD, workload, ""));
        continue;
      }
      for (String each : source.getValue().classes(architecture)) {
        if (scope.equals(each) || scope.equals(label(workload, each))) {
          subjects.add(new Subject(Kind.CLASS, workload, each));
        }
      }
    }
    return subjects.isEmpty() ? List.of(new Subject(Kind.ENDPOINT, scope, "")) : subjects;
  }

  /** How its requests ended so far. */
  OutcomeCounts ended(Model model) {
    return switch (kind) {
      case WORKLOAD -> model.progress(name).ended();
      case CLASS -> model.endedOfClass(name, requestClass);
      case ENDPOINT -> model.endedAt(name);
    };
  }

  /** What was measured of its requests. */
  Requests in(Measurements measured) {
    return switch (kind) {
      case WORKLOAD -> measured.workload(name);
      case CLASS -> measured.requestClass(name, requestClass);
      case ENDPOINT -> measured.endpoint(name);
    };
  }
}
