package archsim.components.host;

import archsim.components.model.Fleet;
import archsim.components.model.Placement;
import archsim.components.resource.Machine;
import archsim.core.InvalidSpecException;
import archsim.core.Require;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Places replicas on machines, in the order of the file: each replica of a service on one machine
 * of its pool that has enough cores and memory to spare, or on one of its own. Once per scenario,
 * so that what does not fit is said before anything runs.
 */
public final class Placer {
  /** What the machines of a service that has its own are called. */
  public static final String OWN = "-hosts";

  private final Map<String, InstanceType> types;
  private final Set<String> names;
  private final Map<String, Machine> builtIn = InstanceTypes.builtIn().machines();
  private final Map<String, Fleet> fleets = new LinkedHashMap<>();
  private final Map<String, List<Room>> rooms = new LinkedHashMap<>();
  private final Map<String, Hosted> resized = new LinkedHashMap<>();
  private final Map<String, Placement> placements = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /**
   * What is wrong.
   *
   * @param subject the component, pool or type it is said of
   * @param field of it, empty for all of it
   * @param word what was written there instead of one of the choices, empty where that is not it
   */
  public record Problem(
      String subject, String field, String message, String word, Set<String> choices) {
    Problem(String subject, String field, String message) {
      this(subject, field, message, "", new LinkedHashSet<>());
    }
  }

  private Placer(Map<String, InstanceType> types, Set<String> names) {
    this.types = types;
    this.names = names;
  }

  /**
   * Places all that want to be placed.
   *
   * @param names of all that the scenario has
   */
  public static Placer place(
      Map<String, InstanceType> types,
      Map<String, NodePool> pools,
      Map<String, Hosted> hosted,
      Set<String> names) {
    Placer placer = new Placer(types, names);
    placer.checkTypes();
    pools.forEach(placer::open);
    hosted.forEach(placer::place);
    return placer;
  }

  /** The machines, by the name of their pool. */
  public Map<String, Fleet> fleets() {
    return fleets;
  }

  /** Where the replicas stand, by component. */
  public Map<String, Placement> placements() {
    return placements;
  }

  /** The components that take the size of their machines. */
  public Map<String, Hosted> resized() {
    return resized;
  }

  public List<Problem> problems() {
    return problems;
  }

  private void checkTypes() {
    types.forEach(
        (name, type) -> {
          try {
            type.machine(name, builtIn.get(name));
          } catch (InvalidSpecException wrong) {
            problems.add(new Problem(name, "", String.valueOf(wrong.getMessage())));
          }
        });
  }

  /** The machine of a type; null after a problem. */
  private @Nullable Machine machine(String subject, String name) {
    Machine known = builtIn.get(name);
    InstanceType own = types.get(name);
    if (own == null && known == null) {
      Set<String> choices = new LinkedHashSet<>(types.keySet());
      choices.addAll(builtIn.keySet());
      String message = "there is no instance type '%s'".formatted(name);
      problems.add(new Problem(subject, "instanceType", message, name, choices));
      return null;
    }
    try {
      Machine machine = own == null ? known : own.machine(name, known);
      Require.that(
          machine == null || !Double.isNaN(machine.speed()),
          "nobody has measured the speed of instance type '%s'; say it: instanceTypes: {%s:"
              + " {speed: 1}}, where 1 is that of m5.large",
          name,
          name);
      return machine;
    } catch (InvalidSpecException wrong) {
      if (own == null || problems.stream().noneMatch(each -> each.subject().equals(name))) {
        problems.add(new Problem(subject, "instanceType", String.valueOf(wrong.getMessage())));
      }
      return null;
    }
  }

  private void open(String name, NodePool pool) {
    Machine machine = machine(name, pool.instanceType());
    if (machine == null) {
      return;
    }
    fleets.put(name, new Fleet(machine, pool.count()));
    int zones = Math.max(1, pool.zones().size());
    int[] ofZone = new int[zones];
    List<Room> all = new ArrayList<>();
    for (int i = 0; i < pool.count(); i++) {
      all.add(new Room(i, i % zones, ofZone, machine.vcpus(), memory(machine)));
    }
    rooms.put(name, all);
  }

  private static double memory(Machine machine) {
    Double memory = machine.memory();
    return memory == null ? Double.POSITIVE_INFINITY : memory;
  }

  private void place(String name, Hosted component) {
    Hosting wishes = component.hosting();
    String pool = wishes.nodePool();
    String type = wishes.instanceType();
    if (pool != null && rooms.containsKey(pool)) {
      placeIn(pool, name, component);
    } else if (type != null) {
      placeAlone(type, name, component);
    }
  }

  private void placeAlone(String type, String name, Hosted component) {
    Machine machine = machine(name, type);
    String hosts = name + OWN;
    if (machine == null || !isMemoryKnown(machine, name, component)) {
      return;
    }
    if (names.contains(hosts)) {
      String message = "'%s' is what the machines of '%s' are called; rename one of them";
      problems.add(new Problem(hosts, "", message.formatted(hosts, name)));
      return;
    }
    Hosting wishes = component.hosting();
    double cores = wishes.cores(machine.vcpus());
    Room room = new Room(0, 0, new int[1], machine.vcpus(), memory(machine));
    if (!room.has(cores, wishes.requestedMemory())) {
      String message =
          "a replica of '%s' does not fit on a machine of its own: it asks for %s; %s has %s"
              .formatted(
                  name,
                  size(cores, wishes.requestedMemory()),
                  type,
                  size(machine.vcpus(), memory(machine)));
      problems.add(new Problem(name, "instanceType", message));
      return;
    }
    fleets.put(hosts, new Fleet(machine, component.replicas()));
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < component.replicas(); i++) {
      numbers.add(i);
    }
    placements.put(name, new Placement(hosts, numbers));
    resized.put(name, component.onCores(cores));
  }

  private boolean isMemoryKnown(Machine machine, String name, Hosted component) {
    if (component.hosting().memory() == null || machine.memory() != null) {
      return true;
    }
    String message =
        "'%s' asks for memory, and nobody says how much a machine has: add memory to instance type"
            + " '%s'";
    problems.add(new Problem(name, "memory", message.formatted(name, machine.type())));
    return false;
  }

  private void placeIn(String pool, String name, Hosted component) {
    Fleet fleet = fleets.get(pool);
    if (fleet == null || !isMemoryKnown(fleet.machine(), name, component)) {
      return;
    }
    Hosting wishes = component.hosting();
    List<Room> machines = rooms.getOrDefault(pool, new ArrayList<>());
    machines.forEach(Room::next);
    double cores = wishes.requestedCores(fleet.machine().vcpus());
    double memory = wishes.requestedMemory();
    List<Integer> numbers = new ArrayList<>();
    for (int replica = 1; replica <= component.replicas(); replica++) {
      Room best = null;
      Comparator<Room> order = wishes.policy().order();
      for (Room room : machines) {
        if (room.has(cores, memory) && (best == null || order.compare(room, best) < 0)) {
          best = room;
        }
      }
      if (best == null) {
        problems.add(noRoom(pool, name, component, numbers.size()));
        return;
      }
      best.take(cores, memory);
      numbers.add(best.number());
    }
    placements.put(name, new Placement(pool, numbers));
    resized.put(name, component.onCores(wishes.cores(fleet.machine().vcpus())));
  }

  /** What was asked for, what there is, and what is left of it. */
  private Problem noRoom(String pool, String name, Hosted component, int placed) {
    Fleet fleet = fleets.get(pool);
    List<Room> machines = rooms.getOrDefault(pool, new ArrayList<>());
    Machine machine = fleet == null ? null : fleet.machine();
    double vcpus = machine == null ? 0 : machine.vcpus();
    Hosting wishes = component.hosting();
    double freeCores = machines.stream().mapToDouble(Room::freeCores).max().orElse(0);
    double freeMemory = machines.stream().mapToDouble(Room::freeMemory).max().orElse(0);
    String message =
        "node pool '%s' has room for %s of %s replicas of '%s': each asks for %s; "
            + (machines.size() == 1
                ? "its %s machine has %s, of which it has %s and %s to spare%s"
                : "%s machines have %s each, of which the emptiest has %s and %s to spare%s");
    return new Problem(
        name,
        "nodePool",
        message.formatted(
            pool,
            placed,
            component.replicas(),
            name,
            size(wishes.requestedCores(vcpus), wishes.requestedMemory()),
            machines.size(),
            size(vcpus, machine == null ? 0 : memory(machine)),
            cores(freeCores),
            memory(freeMemory),
            wishes.requestedCores(vcpus) > freeCores
                ? "; cpuRequest says how many cores are set apart for one (default cpu)"
                : ""));
  }

  private static String size(double cores, double memory) {
    return memory == 0 || Double.isInfinite(memory)
        ? cores(cores)
        : cores(cores) + " and " + memory(memory);
  }

  private static String cores(double cores) {
    return number(cores) + (cores == 1 ? " core" : " cores");
  }

  private static String memory(double bytes) {
    return Double.isInfinite(bytes)
        ? "unlimited memory"
        : bytes < 0x1p30 ? number(bytes / 0x1p20) + " MiB" : number(bytes / 0x1p30) + " GiB";
  }

  private static String number(double value) {
    // 3.996 is shown as such, or 4 would seem to fit into it.
    double rounded = Math.rint(value * 1000) / 1000;
    return rounded == Math.rint(rounded)
        ? String.format(Locale.ROOT, "%.0f", rounded)
        : String.valueOf(rounded);
  }
}
