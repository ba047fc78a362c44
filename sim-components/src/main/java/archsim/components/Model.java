package archsim.components;

import archsim.components.keys.Popularity;
import archsim.core.Clock;
import archsim.core.InvalidSpecException;
import archsim.core.Simulation;
import archsim.core.random.Distribution;
import archsim.core.random.Streams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run of an architecture: its components and workloads, wired, on a simulation of their own.
 *
 * <p>The order of use is {@link #start}, {@link #runUntil} to the end of the warm-up, {@link
 * #endWarmUp}, then {@link #runUntil} and {@link #endBucket} alternately, and {@link #snapshot}.
 */
public final class Model {
  private final Architecture architecture;
  private final Streams streams;
  private final Simulation simulation = new Simulation();
  private final Accounts accounts = new Accounts();
  private final Instruments instruments = new Instruments();
  private final Map<String, Integer> purposes = new LinkedHashMap<>();
  private final Map<String, Edge> edges = new LinkedHashMap<>();
  private final Map<String, Component> components = new LinkedHashMap<>();
  private final Map<String, Source> sources = new LinkedHashMap<>();
  private final Map<String, Request> origins = new LinkedHashMap<>();
  private final Map<String, Request> ownWork = new LinkedHashMap<>();
  private final Map<String, Integer> sessionSlots = new LinkedHashMap<>();
  private final Map<String, KeySpace> keySpaces = new LinkedHashMap<>();

  /** A run that has not begun. */
  public Model(Architecture architecture, Streams streams) {
    this.architecture = architecture;
    this.streams = streams;
    // By name, so that no figure depends on the order in which they were written.
    new TreeMap<>(architecture.keys()).forEach(this::addKeySpace);
    addComponents();
    architecture.sources().forEach(this::addSource);
    edges.values().forEach(this::connect);
  }

  private void addKeySpace(String name, Popularity popularity) {
    keySpaces.put(name, new KeySpace(name, keySpaces.size(), popularity, this));
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
      components.put(name, spec.create(new Wiring(this, name)));
    }
  }

  private void addSource(String name, SourceSpec spec) {
    Wiring wiring = new Wiring(this, name);
    WorkloadStatistics statistics = instruments.workload(name, spec.classes(architecture));
    RequestStatistics total = statistics.total();
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
      edge.connect(target, architecture.activities(edge.to()).indexOf(edge.endpoint()));
    }
  }

  Architecture architecture() {
    return architecture;
  }

  Streams streams() {
    return streams;
  }

  Instruments instruments() {
    return instruments;
  }

  Accounts accounts() {
    return accounts;
  }

  public double now() {
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
    return new Draw(streams.keyed(component, purpose), distribution, purpose(component, purpose));
  }

  /** The number by which requests remember how often they drew for a purpose. */
  int purpose(String component, String purpose) {
    return purposes.computeIfAbsent(component + "/" + purpose, name -> purposes.size());
  }

  Edge edge(String from, String to, String endpoint) {
    String name = from + " > " + to + "." + endpoint;
    return edges.computeIfAbsent(
        name, any -> new Edge(from, to, endpoint, clock(from), accounts, instruments.edge(name)));
  }

  int sessionSlot(String name) {
    return sessionSlots.computeIfAbsent(name, any -> sessionSlots.size());
  }

  Edge branches(String component) {
    // No endpoint has this name: those of edges have an arrow, which no component's name has.
    String name = component + " in parallel";
    return edges.computeIfAbsent(
        name, any -> Edge.branches(component, clock(component), accounts, instruments.edge(name)));
  }

  /** The parent of what a component does of its own accord. */
  Request ownWork(String component) {
    return ownWork.computeIfAbsent(
        component,
        name -> {
          RequestStatistics unlisted = instruments.unlisted(name + " for itself");
          return Request.origin(new Edge(name, name, "", clock(name), accounts, unlisted));
        });
  }

  /** The keys of a name. */
  KeySpace keys(String name) {
    KeySpace space = keySpaces.get(name);
    if (space == null) {
      throw new InvalidSpecException(
          "no keys '%s'; there are %s".formatted(name, keySpaces.keySet()));
    }
    return space;
  }

  /** Writes down that something happened to a component. */
  void journal(String what) {
    instruments.journal(simulation.now(), what);
  }

  /** Lets somebody look in every few events, to end the run by an exception. */
  public void watch(Runnable watcher) {
    simulation.watch(watcher);
  }

  /** Lets the workloads begin. */
  public void start() {
    sources.values().forEach(Source::start);
  }

  /** Lets the time pass, in seconds since the start. */
  public void runUntil(double time) {
    simulation.runUntil(time);
  }

  /** From now on everything is measured, and faults strike at their times. */
  public void endWarmUp() {
    double now = simulation.now();
    Ages ages = ages();
    instruments.reset(now, ages);
    edges.values().forEach(edge -> edge.statistics().reset(now, ages));
    fleets().forEach(hosts -> hosts.reset(now));
    architecture.faults().forEach(this::expect);
  }

  private void expect(Fault fault) {
    Component target = component(fault.target());
    Wiring wiring = new Wiring(this, fault.target());
    wiring.clock().schedule(fault.at(), () -> fault.strike(target, wiring));
  }

  /** Ends a bucket of the series over time. */
  public void endBucket() {
    instruments.endBucket(simulation.now());
  }

  /** What was measured since the end of the warm-up; broken laws are a bug and fail here. */
  public ModelSnapshot snapshot() {
    double now = simulation.now();
    Ages ages = ages();
    ModelSnapshot snapshot =
        instruments.snapshot(
            now,
            ages,
            simulation.events(),
            edges.values().stream().map(each -> each.snapshot(now, ages)).toList(),
            fleets().map(hosts -> hosts.credits(now)).toList());
    Laws.check(snapshot);
    checkSlots();
    components.values().forEach(Laws::check);
    return snapshot;
  }

  private void checkSlots() {
    instruments.resources().forEach(ResourceStatistics::endClaims);
    origins.values().forEach(origin -> origin.forEachOpen(Request::claim));
    ownWork.values().forEach(origin -> origin.forEachOpen(Request::claim));
    instruments.resources().forEach(Laws::checkSlots);
  }

  private Ages ages() {
    Ages ages = new Ages(simulation.now());
    origins.forEach((name, origin) -> ages.addOpen(origin, instruments.workload(name)));
    ownWork
        .values()
        .forEach(origin -> origin.forEachOpen(each -> ages.add(each.edge().statistics(), each)));
    return ages;
  }

  /** The progress of one workload so far, for those who look on while it runs. */
  public Progress progress(String workload) {
    RequestStatistics total = instruments.workload(workload).total();
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
    return instruments.workload(workload).classes().get(number).outcomes();
  }

  /** How the requests to endpoints of a name ended so far. */
  public OutcomeCounts endedAt(String endpoint) {
    return edges.values().stream()
        .filter(edge -> !edge.isInternal() && edge.endpoint().equals(endpoint))
        .map(edge -> edge.statistics().outcomes())
        .reduce(OutcomeCounts.ZERO, OutcomeCounts::plus);
  }

  /** What settles by itself and not at once, for those who look on while it runs. */
  public List<Gauge> gauges() {
    return instruments.gauges(simulation.now());
  }

  /**
   * A level or a share of a component since the last reset.
   *
   * @param sum ∫ level dt, or those that count
   * @param of those that came, for a share
   */
  public record Gauge(String name, Figure.Kind kind, double sum, double of) {}

  /**
   * Totals since the last reset.
   *
   * @param responseTimes summed over all requests that ended
   * @param insideArea ∫ N dt in request seconds
   */
  public record Progress(OutcomeCounts ended, double responseTimes, double insideArea) {}
}
