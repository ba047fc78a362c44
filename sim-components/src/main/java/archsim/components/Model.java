package archsim.components;

import archsim.core.Clock;
import archsim.core.InvalidSpecException;
import archsim.core.Simulation;
import archsim.core.experiment.Excursions;
import archsim.core.random.Distribution;
import archsim.core.random.Streams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run of an architecture: its components and workloads, wired, on a simulation of their own.
 *
 * <p>The order of use is {@link #start}, {@link #runUntil} to the end of the warm-up, {@link
 * #endWarmUp}, then {@link #runUntil} and {@link #endBucket} alternately, and {@link #snapshot}.
 */
public final class Model {
  private static final int WORKLOAD_DIGITS = 3;
  private static final int EDGE_DIGITS = 2;

  private final Architecture architecture;
  private final Streams streams;
  private final Map<String, Excursions.Levels> levels;
  private final Simulation simulation = new Simulation();
  private final Accounts accounts = new Accounts();
  private final Parts parts = new Parts();
  private final Map<String, Integer> purposes = new LinkedHashMap<>();
  private final Map<String, Edge> edges = new LinkedHashMap<>();
  private final Map<String, ResourceStatistics> resources = new LinkedHashMap<>();
  private final Map<String, Component> components = new LinkedHashMap<>();
  private final Map<String, Source> sources = new LinkedHashMap<>();
  private final Map<String, WorkloadStatistics> workloads = new LinkedHashMap<>();
  private final Map<String, Request> origins = new LinkedHashMap<>();
  private final Map<String, Integer> sessionSlots = new LinkedHashMap<>();
  private final Series series = new Series();
  private final Journal journal = new Journal();
  private double measuredFrom;

  /**
   * @param levels whose excursions to count, by the name of the statistics; from a pilot
   */
  public Model(Architecture architecture, Streams streams, Map<String, Excursions.Levels> levels) {
    this.architecture = architecture;
    this.streams = streams;
    this.levels = levels;
    addComponents();
    architecture.sources().forEach(this::addSource);
    edges.values().forEach(this::connect);
  }

  private void addComponents() {
    Map<String, ComponentSpec> specs = architecture.components();
    if (!architecture.placements().isEmpty()) {
      // Whoever stands on a machine asks for its share of it.
      specs.forEach((name, spec) -> addIf(spec instanceof Fleet, name, spec));
    }
    specs.forEach((name, spec) -> addIf(!components.containsKey(name), name, spec));
  }

  private void addIf(boolean isWanted, String name, ComponentSpec spec) {
    if (isWanted) {
      addComponent(name, spec);
    }
  }

  private void addComponent(String name, ComponentSpec spec) {
    components.put(name, spec.create(new Wiring(this, name)));
  }

  private void addSource(String name, SourceSpec spec) {
    Wiring wiring = new Wiring(this, name);
    RequestStatistics total = statistics(name, WORKLOAD_DIGITS);
    List<RequestStatistics> classes = new ArrayList<>();
    for (String requestClass : spec.classes(architecture)) {
      classes.add(statistics(name + "/" + requestClass, WORKLOAD_DIGITS));
    }
    WorkloadStatistics statistics = new WorkloadStatistics(name, total, classes, parts);
    workloads.put(name, statistics);
    Request origin = Request.origin(new Edge(name, name, "", wiring.clock(), accounts, total));
    origins.put(name, origin);
    SourceWiring sourceWiring =
        new SourceWiring(wiring, origin, statistics, accounts, streams.key(name), spec.priority());
    sources.put(name, spec.create(sourceWiring));
  }

  private void connect(Edge edge) {
    Component target = components.get(edge.to());
    if (target == null) {
      throw new InvalidSpecException("no component '%s' for %s".formatted(edge.to(), edge.from()));
    }
    if (!edge.isInternal()) {
      edge.connect(target, architecture.endpoints(edge.to()).indexOf(edge.endpoint()));
    }
  }

  Architecture architecture() {
    return architecture;
  }

  Streams streams() {
    return streams;
  }

  Parts parts() {
    return parts;
  }

  Accounts accounts() {
    return accounts;
  }

  double now() {
    return simulation.now();
  }

  Clock clock(String component) {
    return simulation.clock(component);
  }

  Component component(String name) {
    Component component = components.get(name);
    if (component == null) {
      throw new IllegalStateException("no component " + name);
    }
    return component;
  }

  /** The machine that a replica stands on, null where it has cores of its own. */
  @Nullable Host host(String component, int replica) {
    Placement placement = architecture.placements().get(component);
    return placement == null || !(components.get(placement.fleet()) instanceof Hosts hosts)
        ? null
        : hosts.host(placement.hosts().get(replica));
  }

  private Stream<Hosts> fleets() {
    return components.values().stream()
        .flatMap(each -> each instanceof Hosts hosts ? Stream.of(hosts) : Stream.empty());
  }

  Draw draw(String component, String purpose, Distribution distribution) {
    int number = purposes.computeIfAbsent(component + "/" + purpose, name -> purposes.size());
    return new Draw(streams.keyed(component, purpose), distribution, number);
  }

  Edge edge(String from, String to, String endpoint) {
    String name = from + " > " + to + "." + endpoint;
    return edges.computeIfAbsent(
        name,
        any -> new Edge(from, to, endpoint, clock(from), accounts, statistics(name, EDGE_DIGITS)));
  }

  int sessionSlot(String name) {
    return sessionSlots.computeIfAbsent(name, any -> sessionSlots.size());
  }

  Edge branches(String component) {
    // No endpoint has this name: those of edges have an arrow, which no component's name has.
    String name = component + " in parallel";
    return edges.computeIfAbsent(
        name,
        any -> Edge.branches(component, clock(component), accounts, statistics(name, EDGE_DIGITS)));
  }

  ResourceStatistics resource(String component, String resource, double capacity, int replicas) {
    return resources.computeIfAbsent(
        component + "." + resource,
        name ->
            new ResourceStatistics(
                component, resource, capacity, replicas, new Excursions(levelsOf(name))));
  }

  void journal(String what) {
    journal.add(simulation.now(), what);
  }

  private RequestStatistics statistics(String name, int digits) {
    return new RequestStatistics(name, digits, new Excursions(levelsOf(name)));
  }

  private Excursions.Levels levelsOf(String name) {
    return levels.getOrDefault(name, Excursions.Levels.none());
  }

  /** Lets the workloads begin. */
  public void start() {
    sources.values().forEach(Source::start);
  }

  /** Lets the time pass, in seconds since the start. */
  public void runUntil(double time) {
    simulation.runUntil(time);
  }

  /** From now on everything is measured. */
  public void endWarmUp() {
    double now = simulation.now();
    measuredFrom = now;
    Ages ages = ages();
    workloads.values().forEach(workload -> workload.reset(now, ages));
    edges.values().forEach(edge -> edge.statistics().reset(now, ages));
    resources.values().forEach(resource -> resource.reset(now));
    fleets().forEach(hosts -> hosts.reset(now));
    series.reset(now, workloads, resources);
    journal.reset(now);
  }

  /** Ends a bucket of the series over time. */
  public void endBucket() {
    workloads.values().forEach(WorkloadStatistics::endBucket);
    series.endBucket(simulation.now());
  }

  /** What was measured since the end of the warm-up; broken laws are a bug and fail here. */
  public ModelSnapshot snapshot() {
    double now = simulation.now();
    Ages ages = ages();
    ModelSnapshot snapshot =
        new ModelSnapshot(
            now - measuredFrom,
            simulation.events(),
            workloads.values().stream().map(each -> each.snapshot(now, ages)).toList(),
            edges.values().stream().map(each -> each.snapshot(now, ages)).toList(),
            resources.values().stream().map(each -> each.snapshot(now)).toList(),
            fleets().map(hosts -> hosts.credits(now)).toList(),
            series.snapshot(),
            journal.snapshot(now));
    Laws.check(snapshot);
    checkSlots();
    return snapshot;
  }

  private void checkSlots() {
    resources.values().forEach(ResourceStatistics::endClaims);
    origins.values().forEach(origin -> origin.forEachOpen(Request::claim));
    resources.values().forEach(Laws::checkSlots);
  }

  private Ages ages() {
    Ages ages = new Ages(simulation.now());
    origins.forEach((name, origin) -> ages.addOpen(origin, workloadStatistics(name)));
    return ages;
  }

  private WorkloadStatistics workloadStatistics(String name) {
    WorkloadStatistics statistics = workloads.get(name);
    if (statistics == null) {
      throw new IllegalStateException("no workload " + name);
    }
    return statistics;
  }

  /** The progress of one workload so far, for those who look on while it runs. */
  public Progress progress(String workload) {
    RequestStatistics total = workloadStatistics(workload).total();
    return new Progress(
        total.outcomes(), total.responseTimes(), total.insideArea(simulation.now()));
  }

  /** How the requests of one class ended so far. */
  public OutcomeCounts endedOfClass(String workload, String requestClass) {
    SourceSpec source = architecture.sources().get(workload);
    int number = source == null ? -1 : source.classes(architecture).indexOf(requestClass);
    if (number < 0) {
      throw new IllegalStateException("no class " + requestClass + " of " + workload);
    }
    return workloadStatistics(workload).classes().get(number).outcomes();
  }

  /** How the requests to endpoints of a name ended so far. */
  public OutcomeCounts endedAt(String endpoint) {
    return edges.values().stream()
        .filter(edge -> !edge.isInternal() && edge.endpoint().equals(endpoint))
        .map(edge -> edge.statistics().outcomes())
        .reduce(OutcomeCounts.ZERO, OutcomeCounts::plus);
  }

  /**
   * Totals since the last reset.
   *
   * @param responseTimes summed over all requests that ended
   * @param insideArea ∫ N dt in request seconds
   */
  public record Progress(OutcomeCounts ended, double responseTimes, double insideArea) {}
}
