package archsim.components.model;

import archsim.components.flow.Edge;
import archsim.components.flow.Request;
import archsim.components.measure.Accounts;
import archsim.components.measure.Ages;
import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.OutcomeCounts;
import archsim.components.measure.RequestStatistics;
import archsim.components.measure.WorkloadStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The edges of a run, and the requests that are open on them. */
final class Edges {
  private final Model model;
  private final Network network;
  private final Accounts accounts = new Accounts();
  private final Map<String, Edge> edges = new LinkedHashMap<>();
  private final Map<String, Request> origins = new LinkedHashMap<>();
  private final Map<String, Request> ownWork = new LinkedHashMap<>();

  Edges(Model model, Network network) {
    this.model = model;
    this.network = network;
  }

  Accounts accounts() {
    return accounts;
  }

  /** The edge from a caller to an endpoint. */
  Edge between(String from, String to, String endpoint) {
    return edge(from + " > " + to + "." + endpoint, from, to, endpoint, false);
  }

  /** The edge from a component to itself, for the branches of a request. */
  Edge branches(String component) {
    // No endpoint has this name: those of edges have an arrow, which no component's name has.
    return edge(component + " in parallel", component, component, "parallel", true);
  }

  private Edge edge(String name, String from, String to, String endpoint, boolean internal) {
    return edges.computeIfAbsent(
        name,
        any ->
            new Edge(
                from,
                to,
                endpoint,
                internal,
                network.between(new Wiring(model, from), to),
                model.clock(from),
                accounts,
                model.instruments().edge(name)));
  }

  /** The parent of all first requests of a workload. */
  Request origin(String workload, RequestStatistics statistics) {
    Request origin = Request.origin(loose(workload, statistics));
    origins.put(workload, origin);
    return origin;
  }

  /** The parent of what a component does of its own accord. */
  Request ownWork(String component) {
    return ownWork.computeIfAbsent(
        component,
        name -> Request.origin(loose(name, model.instruments().unlisted(name + " for itself"))));
  }

  private Edge loose(String name, RequestStatistics statistics) {
    return new Edge(name, name, "", false, null, model.clock(name), accounts, statistics);
  }

  void forEach(Consumer<Edge> visitor) {
    edges.values().forEach(visitor);
  }

  /** All that are open claim the units that they hold or wait for. */
  void claim() {
    origins.values().forEach(origin -> origin.forEachOpen(Request::claim));
    ownWork.values().forEach(origin -> origin.forEachOpen(Request::claim));
  }

  /** How old those are that are open. */
  Ages ages() {
    Ages ages = new Ages(model.now());
    origins.forEach(
        (workload, origin) -> {
          WorkloadStatistics statistics = model.instruments().workload(workload);
          origin.forEachOpen(request -> add(ages, request, statistics));
        });
    ownWork
        .values()
        .forEach(
            origin -> origin.forEachOpen(each -> ages.add(each.edge().statistics(), each.start())));
    return ages;
  }

  private static void add(Ages ages, Request request, WorkloadStatistics statistics) {
    ages.add(request.edge().statistics(), request.start());
    if (request.isFirst()) {
      ages.add(statistics.total(), request.start());
      if (!statistics.classes().isEmpty()) {
        ages.add(statistics.classes().get(request.root().requestClass()), request.start());
      }
    }
  }

  List<ModelSnapshot.EdgeSnapshot> snapshot(double now, Ages ages) {
    return edges.values().stream().map(each -> each.snapshot(now, ages)).toList();
  }

  /** How the requests to endpoints of a name ended so far. */
  OutcomeCounts endedAt(String endpoint) {
    return edges.values().stream()
        .filter(edge -> !edge.isInternal() && edge.endpoint().equals(endpoint))
        .map(edge -> edge.statistics().outcomes())
        .reduce(OutcomeCounts.ZERO, OutcomeCounts::plus);
  }
}
