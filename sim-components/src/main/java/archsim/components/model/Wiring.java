package archsim.components.model;

import archsim.components.call.CallTerms;
import archsim.components.call.Timeout;
import archsim.components.demand.Consumption;
import archsim.components.demand.Demand;
import archsim.components.flow.Component;
import archsim.components.flow.Draw;
import archsim.components.flow.Edge;
import archsim.components.flow.KeySpace;
import archsim.components.flow.Request;
import archsim.components.measure.Figure;
import archsim.components.measure.Parts;
import archsim.components.measure.ResourceStatistics;
import archsim.components.measure.ShardStatistics;
import archsim.components.resource.Cpu;
import archsim.components.resource.Host;
import archsim.components.resource.Slowdown;
import archsim.core.Clock;
import archsim.core.random.Distribution;
import archsim.core.random.KeyedRandom;
import archsim.core.random.Sampler;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What one component of a run is given: its clock, its random streams, its statistics, and the
 * edges to those it calls. All of them carry its name.
 */
public class Wiring {
  private final Model model;
  private final String name;
  private final Clock clock;

  public Wiring(Model model, String name) {
    this.model = model;
    this.name = name;
    clock = model.clock(name);
  }

  /** What another wiring gives, for one that gives more. */
  protected Wiring(Wiring other) {
    this(other.model, other.name);
  }

  /** The name of the component. */
  public String name() {
    return name;
  }

  public Clock clock() {
    return clock;
  }

  /** Draws in order of use, for what is not done for a request: arrivals. */
  public Sampler sampler(String purpose, Distribution distribution) {
    return distribution.sampler(model.streams().sequential(name, purpose));
  }

  /** Draws for requests, for one purpose. */
  public Draw draw(String purpose, Distribution distribution) {
    return model.draw(name, purpose, distribution);
  }

  /** The limit on the wait that a caller asks for; null where it asks for none. */
  public @Nullable Timeout timeout(String purpose, CallTerms terms) {
    Distribution length = terms.timeout();
    return length == null
        ? null
        : new Timeout(clock, draw(purpose, length), terms.cancel(), part("timeout"));
  }

  /** What belongs to a key and is always the same for it, such as the size of its entry. */
  public LongToDoubleFunction drawByKey(String purpose, Distribution distribution) {
    KeyedRandom random = model.streams().keyed(name, purpose);
    Sampler sampler = distribution.sampler(random);
    return key -> {
      random.seek(key, 0);
      return sampler.sample();
    };
  }

  /** A number for what draws by itself, other than for a request. */
  public long seed(String purpose) {
    return model.streams().key(name + "/" + purpose);
  }

  /** A number that is the same in every run, for what is laid out once: points on a ring. */
  public long nameSeed() {
    return KeyedRandom.mix(name.hashCode());
  }

  /** The way to an endpoint of another component. */
  public Edge edge(String to, String endpoint) {
    return model.edges().between(name, to, endpoint);
  }

  /** The same by what a reference leads to. */
  public Edge edge(Demand.Target target) {
    return edge(target.component(), target.endpoint());
  }

  /** A way from the component to itself, for the branches of a request. */
  public Edge branches() {
    return model.edges().branches(name);
  }

  /** What a reference such as {@code app.render} leads to. */
  public Demand.Target target(String reference) {
    return model.architecture().target(reference);
  }

  /** The keys of a name; a request draws one of them at most once. */
  public KeySpace keys(String space) {
    return model.keys(space);
  }

  /** The keys by which other components ask this one. */
  public List<KeySpace> keysAskedFor() {
    return model.architecture().keysAskedOf(name).distinct().map(model::keys).toList();
  }

  /** Whether the scenario makes something happen to the component while it runs. */
  public boolean isStruck() {
    return model.architecture().isStruck(name);
  }

  /** Another component, once all are there. */
  public Component component(String component) {
    return model.component(component);
  }

  /** What a user wrote about another component. */
  public ComponentSpec spec(String component) {
    return model.architecture().spec(component);
  }

  /** Who takes messages from the component, and how, by name. */
  public Map<String, Consumption> consumers() {
    return model.architecture().consumers(name);
  }

  /** How many replicas another component has. */
  public int replicasOf(String component) {
    return model.architecture().spec(component).replicas();
  }

  /** The endpoints of another component. */
  public List<String> endpointsOf(String component) {
    return model.architecture().endpoints(component);
  }

  /**
   * Measures a resource.
   *
   * @param capacity units of one replica
   */
  public ResourceStatistics resource(String resource, double capacity, int replicas) {
    return model.instruments().resource(name, resource, capacity, replicas);
  }

  /** A figure that the component measures of its own, such as {@code hit_ratio}. */
  public Figure figure(String figure, Figure.Kind kind) {
    return model.instruments().figure(name, figure, kind);
  }

  /** A figure of another component, about what is asked of it here. */
  public Figure figureOf(String component, String figure, Figure.Kind kind) {
    return model.instruments().figure(component, figure, kind);
  }

  /** What each of its shards holds and serves. */
  public ShardStatistics shards() {
    return model.instruments().shards(name);
  }

  /**
   * The parent of what the component does of its own accord, such as moving data; it never ends.
   * What is done are branches of it.
   */
  public Request ownWork() {
    return model.edges().ownWork(name);
  }

  /** Writes down that something happened, for those who read the result. */
  public void journal(String what) {
    model.journal(what);
  }

  /** Whether its replicas stand on machines that they may share with others. */
  public boolean isPlaced() {
    return model.host(name, 0) != null;
  }

  /**
   * The cores of one replica: its own, or a share of those of the machine it stands on.
   *
   * @param cores the most it gets
   * @param mostRunning executions that can run at once at the most
   */
  public Cpu cpu(int replica, double cores, int mostRunning, ResourceStatistics.Meter meter) {
    Host host = model.host(name, replica);
    return host == null
        ? Cpu.of(clock, cores, mostRunning, meter, cpuParts())
        : host.share(cores, null, meter, cpuParts());
  }

  /**
   * The cores of one replica, which can be stopped.
   *
   * @param slowdown by other cores that are busy
   */
  public Cpu stoppableCpu(
      int replica, double cores, @Nullable Slowdown slowdown, ResourceStatistics.Meter meter) {
    Host host = model.host(name, replica);
    return host == null
        ? Cpu.stoppable(clock, cores, slowdown, meter, cpuParts())
        : host.share(cores, slowdown, meter, cpuParts());
  }

  /** The number of a part of time accounts. */
  public int part(String what) {
    return model.instruments().parts().part(name, what);
  }

  /** The parts for computing. */
  public Parts.Computing cpuParts() {
    return model.instruments().parts().cpu(name);
  }

  /** Where sessions remember something for the component. */
  public int sessionSlot(String purpose) {
    return sessionSlotOf(name, purpose);
  }

  /** Where sessions remember something about a component, whoever asks. */
  public int sessionSlotOf(String component, String purpose) {
    return model.sessionSlot(component + "/" + purpose);
  }

  Model model() {
    return model;
  }
}
