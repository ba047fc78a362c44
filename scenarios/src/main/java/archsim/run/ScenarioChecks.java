package archsim.run;

import archsim.components.Architecture;
import archsim.components.Discipline;
import archsim.components.TooDeepException;
import archsim.components.balancer.LoadBalancer;
import archsim.components.catalog.Catalog;
import archsim.components.service.Service;
import archsim.components.workload.Workload;
import archsim.core.InvalidSpecException;
import archsim.explain.Explanation;
import archsim.scenario.ReadResult;
import archsim.scenario.Scenario;
import archsim.scenario.yaml.Code;
import archsim.scenario.yaml.Diagnostic;
import archsim.scenario.yaml.NodePath;
import archsim.scenario.yaml.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be wrong with a scenario whose every part is right: nothing arrives, calls go round in
 * circles, statements that a database does not know, promises about what is not there.
 */
public final class ScenarioChecks {
  private final ReadResult read;

  private ScenarioChecks(ReadResult read) {
    this.read = read;
  }

  /** The same result, with what is wrong as a whole among its diagnostics. */
  public static ReadResult check(ReadResult read) {
    Scenario scenario = read.bound();
    if (scenario != null) {
      new ScenarioChecks(read).checkSystem(scenario);
    }
    new PromiseChecks(read).check();
    if (scenario != null && read.isValid()) {
      new ScenarioChecks(read).checkCalls(scenario);
    }
    return read;
  }

  private void checkSystem(Scenario scenario) {
    new RecordChecks(read, scenario).check();
    checkWorkloads(scenario);
    checkBalancers(scenario.section("loadBalancers", LoadBalancer.Spec.class));
    new QueryChecks(read, scenario).check();
    new ShardChecks(read, scenario).check();
    new QueueChecks(read, scenario).check();
    checkPriorities(scenario);
    new PlacementChecks(read, scenario).check();
    new FaultChecks(read, scenario).check();
  }

  private void checkWorkloads(Scenario scenario) {
    boolean isEmpty = scenario.components().getOrDefault(Catalog.WORKLOADS, Map.of()).isEmpty();
    if (isEmpty && read.isValid()) {
      Diagnostic nothing =
          Diagnostic.of(
              Code.NO_WORKLOAD,
              place(NodePath.ROOT),
              "there is no workload, so nothing would happen");
      read.with(nothing.noting("write for example workloads: {users: {rate: 100/s, to: app}}"));
    }
  }

  /** A priority that nobody looks at would be read and ignored. */
  private void checkPriorities(Scenario scenario) {
    boolean looked =
        scenario.section("services", Service.Spec.class).values().stream()
            .anyMatch(each -> each.queue() != null && each.queue().order() == Discipline.PRIORITY);
    if (looked) {
      return;
    }
    scenario
        .section(Catalog.WORKLOADS, Workload.Spec.class)
        .forEach(
            (name, workload) -> {
              if (workload.priority() != 0) {
                NodePath path = new NodePath(List.of(Catalog.WORKLOADS, name, "priority"));
                read.with(
                    Diagnostic.of(
                            Code.RULE,
                            place(path),
                            "workload '%s' has priority %s, but no queue looks at priorities"
                                .formatted(name, workload.priority()))
                        .noting("write queue: {order: priority} in a service that it reaches"));
              }
            });
  }

  /** Says of the first circle of load balancers who is in it. */
  private void checkBalancers(Map<String, LoadBalancer.Spec> balancers) {
    Set<String> checked = new LinkedHashSet<>();
    for (String name : balancers.keySet()) {
      List<String> circle = circle(name, balancers, new ArrayList<>(), checked);
      if (!circle.isEmpty()) {
        String first = circle.get(0);
        read.with(
            Diagnostic.of(
                    Code.CIRCLE,
                    place(new NodePath(List.of("loadBalancers", first))),
                    "load balancer '%s' passes requests on to itself".formatted(first))
                .noting(String.join(" -> ", circle) + " -> " + first));
        return;
      }
    }
  }

  private static List<String> circle(
      String name,
      Map<String, LoadBalancer.Spec> balancers,
      List<String> way,
      Set<String> checked) {
    int begin = way.indexOf(name);
    if (begin >= 0) {
      return way.subList(begin, way.size());
    }
    LoadBalancer.Spec balancer = balancers.get(name);
    if (balancer == null || !checked.add(name)) {
      return List.of();
    }
    way.add(name);
    for (LoadBalancer.Target target : balancer.targets()) {
      List<String> found = circle(target.to(), balancers, way, checked);
      if (!found.isEmpty()) {
        return found;
      }
    }
    way.remove(way.size() - 1);
    return List.of();
  }

  private void checkCalls(Scenario scenario) {
    Architecture architecture = ScenarioLanguage.architecture(scenario);
    try {
      Explanation.check(architecture)
          .map(each -> new TooDeepException(each.component(), each.endpoint()))
          .ifPresent(found -> check(read, found));
    } catch (InvalidSpecException circle) {
      refuse(Code.CIRCLE, circle);
    }
  }

  /** What is wrong and only a run finds out, with its place: a service that calls itself. */
  public static ReadResult check(ReadResult read, TooDeepException found) {
    new ScenarioChecks(read).refuse(Code.NESTED, found);
    return read;
  }

  /** Says what is wrong where the component stands that it is about. */
  private void refuse(Code code, InvalidSpecException wrong) {
    NodePath path =
        read.scenario().components().entrySet().stream()
            .filter(section -> section.getValue().containsKey(wrong.subject()))
            .map(section -> new NodePath(List.of(section.getKey(), wrong.subject())))
            .findFirst()
            .orElse(NodePath.ROOT);
    read.with(Diagnostic.of(code, place(path), String.valueOf(wrong.getMessage())));
  }

  /** Where something stands, or the scenario as a whole. */
  private Place place(NodePath path) {
    Place place = read.document().place(path);
    return place == null ? Place.whole("scenario") : place;
  }
}
