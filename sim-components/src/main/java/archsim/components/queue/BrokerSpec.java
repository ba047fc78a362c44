package archsim.components.queue;

import archsim.components.demand.Callee;
import archsim.components.demand.Consumption;
import archsim.components.demand.Demand;
import archsim.components.demand.LeastTime;
import archsim.components.demand.Range;
import archsim.components.flow.Component;
import archsim.components.model.Architecture;
import archsim.components.model.Checked;
import archsim.components.model.Circles;
import archsim.components.model.Findings;
import archsim.components.model.Queued;
import archsim.components.model.Wiring;
import archsim.core.Require;
import archsim.core.random.Distribution;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.ImpliedDefaults;
import archsim.core.spec.Inline;
import archsim.core.spec.Ref;
import archsim.core.spec.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a user wrote about a queue.
 *
 * @param partitions rows of messages that are processed in order
 * @param ack from a message's coming to its acknowledgement, in seconds
 * @param maxDeliveries how often its processing begins at the most
 * @param deadLetter the queue of those that were tried so often
 * @param delay from the acknowledgement until it may be handed out, in seconds
 * @param rebalance how long nothing is handed out when partitions change their consumers, in
 *     seconds
 */
@Doc("A queue: it acknowledges messages, keeps them, and hands them out to consumers.")
public record BrokerSpec(
    @Doc("Rows of messages; with order fifo each is processed by one consumer at a time.")
        @Unit(Dimension.COUNT)
        @Default("1")
        int partitions,
    @Doc("How long the broker takes to acknowledge a message.")
        @Unit(Dimension.SECONDS)
        @Default("0ms")
        Distribution ack,
    @Inline Limits limits,
    @Doc("How often a message is tried; then it goes to deadLetter, or is dropped.")
        @Unit(Dimension.COUNT)
        @Default("5")
        int maxDeliveries,
    @Doc("The queue for messages that were tried so often; without one they are dropped.")
        @Ref(Queued.class)
        @Nullable String deadLetter,
    @Doc("In order are the messages of a partition (fifo), or those of a key (by-key).")
        @Default("fifo")
        Order order,
    @Doc("How long a message waits before it may be handed out; without one not at all.")
        @Unit(Dimension.SECONDS)
        @Nullable Distribution delay,
    @Doc("How long nothing is handed out when partitions change their consumers (order fifo).")
        @Unit(Dimension.SECONDS)
        @Default("0ms")
        double rebalance)
    implements Queued, Checked, ImpliedDefaults {
  /** Its room for messages, as a resource. */
  static final String MESSAGES = "messages";

  private static final int MOST_PARTITIONS = 10_000;

  public BrokerSpec {
    Require.range("partitions", partitions, 1, MOST_PARTITIONS);
    Require.atLeast("maxDeliveries", maxDeliveries, 1);
    Require.field(
        "delay",
        delay == null || delay.least() < limits.retention(),
        "is at least %s s, and retention is %s s: every message would expire before it may be"
            + " handed out",
        delay == null ? 0 : delay.least(),
        limits.retention());
    Require.field(
        "rebalance",
        rebalance >= 0 && rebalance <= Limits.LONGEST,
        "must be >= 0 and at most 3650d, was %s s",
        rebalance);
    Require.field(
        "rebalance",
        rebalance == 0 || order == Order.FIFO,
        "belongs to order fifo, where partitions have owners");
  }

  @Override
  public Map<String, String> impliedDefaults() {
    Map<String, String> implied = new LinkedHashMap<>();
    if (deadLetter == null) {
      implied.put("deadLetter", "none");
    }
    if (delay == null) {
      implied.put("delay", "none");
    }
    return implied;
  }

  @Override
  public void check(Findings findings) {
    Circles.refuse(
        findings,
        this,
        "deadLetter",
        "dead letters of queue '%s' come back to it",
        each -> {
          BrokerSpec queue = findings.find(each, BrokerSpec.class);
          return queue == null || queue.deadLetter == null ? List.of() : List.of(queue.deadLetter);
        });
    String name = findings.component();
    if (rebalance > 0
        && findings.architecture().consumers(name).keySet().stream()
            .noneMatch(findings::isKilled)) {
      findings.refuse(
          this,
          "rebalance",
          "rebalance is the pause when consumers of '%s' go or come back, but nothing kills one:"
                  .formatted(name)
              + " there is no memoryPerRequest and no fault");
    }
  }

  @Override
  public Component create(Wiring wiring) {
    return new Broker(this, wiring);
  }

  @Override
  public String kind() {
    return "queue";
  }

  @Override
  public int replicas() {
    return 1;
  }

  @Override
  public List<String> endpoints(Function<String, List<String>> of) {
    return List.of(PUBLISH);
  }

  @Override
  public List<Capacity> capacities() {
    return List.of(new Capacity(MESSAGES, limits.limit()));
  }

  @Override
  public List<Capacity> capacities(String name, Architecture architecture) {
    List<Capacity> capacities = new ArrayList<>(capacities());
    Map<String, Slots> groups =
        Slots.of(
            this, architecture.consumers(name), service -> architecture.spec(service).replicas());
    groups.forEach(
        (group, slots) ->
            capacities.add(new Capacity(Slots.resource(group, groups.size()), slots.useful())));
    return capacities;
  }

  @Override
  public List<String> figures() {
    return Books.FIGURES;
  }

  @Override
  public void addDemand(String endpoint, Demand demand) {
    demand.take(LeastTime.of(ack));
    // How long a message stays depends on when its consumers come to it: at least until it is
    // there.
    demand.hold(MESSAGES, Range.atLeast(ack.mean()));
    Map<String, Slots> groups =
        Slots.of(this, demand.around().consumers(), demand.around()::replicas);
    groups.forEach(
        (group, slots) ->
            slots
                .ways()
                .forEach(
                    (service, way) ->
                        addDemand(
                            Slots.resource(group, groups.size()),
                            new Demand.Target(service, way.queue()),
                            way,
                            slots,
                            demand)));
  }

  @Override
  public Range busiestReplica(
      String service,
      Map<String, Consumption> consumers,
      ToIntFunction<String> replicas,
      boolean keyed) {
    int all = replicas.applyAsInt(service);
    for (Slots group : Slots.of(this, consumers, replicas).values()) {
      if (group.ways().containsKey(service) && group.share(service) > 0) {
        return keyed && !group.competing()
            ? new Range(1, all)
            : Range.exactly(group.first(service, all));
      }
    }
    return Range.ONE;
  }

  /** Tried n times at the most, each failing with f: 1 + f + … + fⁿ⁻¹ times, and fⁿ are left. */
  private void addDemand(
      String resource, Demand.Target target, Consumption way, Slots slots, Demand demand) {
    Callee callee = demand.around().callee(target);
    double share = slots.share(target.component());
    double failure = 1 - callee.success().high();
    int most = way.acknowledgesFirst() ? 1 : maxDeliveries;
    double left = StrictMath.pow(failure, most);
    double tries = failure == 0 ? 1 : failure == 1 ? most : (1 - left) / (1 - failure);
    Range perSlot = demand.around().rate().times(1.0 / slots.useful());
    Range batches =
        batches(
            way.batch(), perSlot, callee.time(), slots.competing(), demand.around().knowsWaits());
    demand.send(target, batches.times(share * tries));
    demand.hold(resource, batches.times(callee.time()).times(share * tries));
    if (deadLetter != null && !way.acknowledgesFirst() && failure > 0) {
      demand.send(new Demand.Target(deadLetter, PUBLISH), Range.exactly(share * left));
    }
  }

  /**
   * Batches per message. A consumer takes what came while it processed the batch before, at least
   * one message and at most b. Of Poisson arrivals A that is E[max(1, A)] = E[A] + P(A = 0) where b
   * does not bound it (bulk service: Neuts, A general class of bulk queues with Poisson input, Ann.
   * Math. Statist. 38(3), 1967). Messages that compete for consumers find one idle, so then a batch
   * may always be one message; ones that come in bursts make larger batches, up to twice as large.
   *
   * @param rate messages per second for each consumer
   * @param time that a batch takes
   * @param knowsWaits whether waits are part of that time
   */
  private static Range batches(
      int most, Range rate, Range time, boolean competing, boolean knowsWaits) {
    if (most == 1) {
      return Range.ONE;
    }
    if (rate.high() == 0) {
      return new Range(1.0 / most, 1);
    }
    double fewest = competing ? 1 : size(rate.times(time).low());
    // Where something is full, batches wait and become as large as they can be.
    double largest = knowsWaits ? Math.min(most, 2 * size(rate.times(time).high())) : most;
    return new Range(1 / Math.max(fewest, largest), 1 / Math.min(most, fewest));
  }

  private static double size(double arrivals) {
    return arrivals == 0 ? 1 : arrivals + StrictMath.exp(-arrivals);
  }
}
