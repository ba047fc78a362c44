package archsim.components.queue;

import archsim.components.demand.Consumption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The consumers of one group, in the order in which they share partitions: first one of each
 * replica of each service, then a second one of each, so that partitions are spread over machines
 * before they are spread over threads.
 *
 * @param slots in that order
 * @param ways how each service takes messages
 * @param competing whether all consumers take from all partitions
 */
record Slots(List<Slot> slots, Map<String, Consumption> ways, int partitions, boolean competing) {
  /** One consumer. */
  record Slot(String service, int replica) {}

  /**
   * The groups of a queue by name.
   *
   * @param consumers who takes messages from the queue, by name
   * @param replicas how many a service has
   */
  static Map<String, Slots> of(
      BrokerSpec spec, Map<String, Consumption> consumers, ToIntFunction<String> replicas) {
    Map<String, Map<String, Consumption>> groups = new LinkedHashMap<>();
    consumers.forEach(
        (service, way) ->
            groups
                .computeIfAbsent(way.groupName(), any -> new LinkedHashMap<>())
                .put(service, way));
    Map<String, Slots> all = new LinkedHashMap<>();
    groups.forEach(
        (name, ways) -> {
          boolean competing = spec.order() == Order.BY_KEY;
          List<Slot> slots = new ArrayList<>();
          // Where partitions have owners, more consumers than these never have anything to do.
          int most = competing ? Integer.MAX_VALUE : spec.partitions();
          for (int round = 0, before = -1; round < most && before < slots.size(); round++) {
            before = slots.size();
            addRound(round, spec.partitions(), ways, replicas, slots);
          }
          all.put(name, new Slots(slots, ways, spec.partitions(), competing));
        });
    return all;
  }

  private static void addRound(
      int round,
      int partitions,
      Map<String, Consumption> ways,
      ToIntFunction<String> replicas,
      List<Slot> slots) {
    ways.forEach(
        (service, way) -> {
          int consumers = way.consumers() == 0 ? partitions : way.consumers();
          for (int i = 0; round < consumers && i < replicas.applyAsInt(service); i++) {
            slots.add(new Slot(service, i));
          }
        });
  }

  /** Consumers that can have something to do at the same time. */
  int useful() {
    return useful(slots.size());
  }

  /** The same of so many consumers. */
  int useful(int consumers) {
    return competing ? consumers : Math.min(partitions, consumers);
  }

  /** The share of the messages that a service gets while all replicas are up. */
  double share(String service) {
    int all = competing ? slots.size() : partitions;
    int own = 0;
    for (int i = 0; i < all; i++) {
      own += slots.get(i % slots.size()).service().equals(service) ? 1 : 0;
    }
    return (double) own / all;
  }

  /**
   * How many times the mean of the replicas of a service its first replica gets, which is the first
   * in line for partitions and so has the most: as many as any other, or one more.
   */
  double first(String service, int replicas) {
    if (competing) {
      return 1;
    }
    int own = 0;
    for (int i = 0; i < partitions; i++) {
      own += slots.get(i % slots.size()).equals(new Slot(service, 0)) ? 1 : 0;
    }
    return own * replicas / (share(service) * partitions);
  }

  /** How the group is called as a resource: {@code consumers}, with its name where not alone. */
  static String resource(String group, int groups) {
    return groups == 1 ? "consumers" : "consumers." + group;
  }
}
