package archsim.components.model;

import archsim.components.flow.Component;
import archsim.components.flow.Draw;
import archsim.components.flow.Edge;
import archsim.components.flow.KeySpace;
import archsim.components.flow.Request;
import archsim.components.keys.Popularity;
import archsim.components.measure.Ages;
import archsim.components.measure.Gauge;
import archsim.components.measure.Instruments;
import archsim.components.measure.Lawful;
import archsim.components.measure.Laws;
import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.OutcomeCounts;
import archsim.components.measure.RequestStatistics;
import archsim.components.measure.ResourceStatistics;
import archsim.components.measure.WorkloadStatistics;
import archsim.components.resource.Host;
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
  private final Instruments instruments = new Instruments();
  private final Map<String, Integer> purposes = new LinkedHashMap<>();
  private final Edges edges;
  private final Map<String, Component> components = new LinkedHashMap<>();
  private final Map<String, Source> sources = new LinkedHashMap<>();
  private final Map<String, Integer> sessionSlots = new LinkedHashMap<>();
  private final Map<String, KeySpace> keySpaces = new LinkedHashMap<>();

  /** A run that has not begun. */
  public Model(Architecture architecture, Streams streams) {
    this(architecture, streams, Network.DIRECT);
  }

  /** A run that has not begun, with what lies between its components. */
  public Model(Architecture architecture, Streams streams, Network network) {
    this.architecture = architecture;
    edges = new Edges(this, network);
    this.streams = streams;
    // By name, so that no figure depends on the order in which they were written.
    new TreeMap<>(architecture.keys()).forEach(this::addKeySpace);
    addComponents();
    architecture.sources().forEach(this::addSource);
    edges.forEach(this::connect);
  }

  private void addKeySpace(String name, Popularity popularity) {
    keySpaces.put(
        name,
        new KeySpace(
            name,
            keySpaces.size(),
            popularity,
            streams.keyed("keys", name),
            purpose("keys", name)));
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
    Request origin = edges.origin(name, statistics.total());
    SourceWiring sourceWiring =
        new SourceWiring(
            wiring, origin, statistics, edges.accounts(), streams.key(name), spec.priority());
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

  public double now() {
    return simulation.now();
  }

  public Clock clock(String component) {
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

  Edges edges() {
    return edges;
  }

  int sessionSlot(String name) {
    return sessionSlots.computeIfAbsent(name, any -> sessionSlots.size());
  }

  /** The keys of a name. */
  public KeySpace keys(String name) {
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
    Ages ages = edges.ages();
    instruments.reset(now, ages);
    edges.forEach(edge -> edge.statistics().reset(now, ages));
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
    Ages ages = edges.ages();
    ModelSnapshot snapshot =
        instruments.snapshot(
            now,
            ages,
            simulation.events(),
            edges.snapshot(now, ages),
            fleets().map(hosts -> hosts.credits(now)).toList());
    Laws.check(snapshot);
    checkSlots();
    for (Component component : components.values()) {
      if (component instanceof Lawful lawful) {
        Laws.check(lawful);
      }
    }
    return snapshot;
  }

  private void checkSlots() {
    instruments.resources().forEach(ResourceStatistics::endClaims);
    edges.claim();
    instruments.resources().forEach(Laws::checkSlots);
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
    return edges.endedAt(endpoint);
  }

  /** What settles by itself and not at once, for those who look on while it runs. */
  public List<Gauge> gauges() {
    return instruments.gauges(simulation.now());
  }

  /**
   * Totals since the last reset.
   *
   * @param responseTimes summed over all requests that ended
   * @param insideArea ∫ N dt in request seconds
   */
  public record Progress(OutcomeCounts ended, double responseTimes, double insideArea) {}
}
