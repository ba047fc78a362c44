package archsim.run;

import archsim.components.ComponentSpec;
import archsim.components.database.Database;
import archsim.components.fault.FaultSpec;
import archsim.components.service.Service;
import archsim.scenario.ReadResult;
import archsim.scenario.Scenario;
import archsim.scenario.yaml.Code;
import archsim.scenario.yaml.Diagnostic;
import archsim.scenario.yaml.NodePath;
import archsim.scenario.yaml.Place;
import java.util.List;

/** Checks that what is made to happen can happen to the component it is made to happen to. */
final class FaultChecks {
  private final ReadResult read;
  private final Scenario scenario;

  FaultChecks(ReadResult read, Scenario scenario) {
    this.read = read;
    this.scenario = scenario;
  }

  void check() {
    checkStartups();
    checkDatabases();
    for (int i = 0; i < scenario.faults().size(); i++) {
      FaultSpec fault = scenario.faults().get(i);
      if (scenario.component(fault.target()) instanceof ComponentSpec spec) {
        check(fault, spec, new NodePath(List.of("faults", Integer.toString(i), fault.verb())));
      }
    }
  }

  /** A startup of replicas that nothing kills would be read and ignored. */
  private void checkStartups() {
    scenario
        .section("services", Service.Spec.class)
        .forEach(
            (name, service) -> {
              boolean isKilled =
                  service.memoryPerRequest() != null
                      || scenario.faults().stream().anyMatch(each -> each.target().equals(name));
              if (service.startup() != null && !isKilled) {
                read.with(
                    Diagnostic.of(
                        Code.RULE,
                        place(new NodePath(List.of("services", name, "startup"))),
                        "startup is the time after which a killed replica of '%s' is up again, but"
                                .formatted(name)
                            + " nothing kills one: there is no memoryPerRequest and no fault"));
              }
            });
  }

  private void checkDatabases() {
    scenario
        .section("databases", Database.Spec.class)
        .forEach(
            (name, database) -> {
              boolean isKilled =
                  scenario.faults().stream()
                      .anyMatch(each -> each.verb().equals("kill") && each.target().equals(name));
              if (database.startup() != null && !isKilled) {
                read.with(
                    Diagnostic.of(
                        Code.RULE,
                        place(new NodePath(List.of("databases", name, "startup"))),
                        "startup is the time after which a killed server of '%s' is up again, but"
                                .formatted(name)
                            + " no fault kills one"));
              }
            });
  }

  private void check(FaultSpec fault, ComponentSpec spec, NodePath path) {
    List<String> possible = spec.faults();
    if (!possible.contains(fault.verb())) {
      read.with(
          Diagnostic.of(
                  Code.RULE,
                  place(path),
                  "%s does nothing to %s '%s'"
                      .formatted(fault.verb(), spec.kind().replace('-', ' '), fault.target()))
              .noting(
                  possible.isEmpty()
                      ? "nothing can be made to happen to it"
                      : "what can be made to happen to it: " + String.join(", ", possible)));
    } else if (fault.verb().equals("kill") && fault.units() > spec.replicas()) {
      read.with(
          Diagnostic.of(
              Code.RULE,
              place(path),
              "kill takes %s of '%s', which has %s"
                  .formatted(fault.units(), fault.target(), spec.replicas())));
    }
  }

  private Place place(NodePath path) {
    Place place = read.document().place(path);
    return place == null ? Place.whole("scenario") : place;
  }
}
