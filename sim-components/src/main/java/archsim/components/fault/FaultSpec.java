package archsim.components.fault;

import archsim.components.Component;
import archsim.components.Fault;
import archsim.components.Flushable;
import archsim.components.Flushed;
import archsim.components.Killed;
import archsim.components.Queried;
import archsim.components.Scaled;
import archsim.components.Wiring;
import archsim.components.unit.OfUnits;
import archsim.core.Require;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Key;
import archsim.core.spec.NotYet;
import archsim.core.spec.Ref;
import archsim.core.spec.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user wrote about one thing that happens.
 *
 * @param at seconds since the end of the warm-up
 * @param lasts how long killed units stay down, in seconds; without it they begin again at once
 * @param kill whose units are killed
 * @param replicas how many replicas of a service are killed
 * @param servers how many servers of a database or cache are killed
 * @param shards how many shards of a database are killed, with all of their servers
 * @param flush which cache forgets all
 * @param addShards which database gets more shards
 * @param removeShards which database gets fewer shards
 * @param addServers which database or cache gets more servers
 * @param removeServers which database or cache gets fewer servers
 * @param count how many come or leave
 */
@Doc("Something that is made to happen to a component at a time.")
@NotYet({
  "slow",
  "factor",
  "zone-down",
  "partition",
  "latency",
  "add",
  "errors",
  "ratio",
  "mtbf",
  "mttr",
  "region",
  "zone"
})
public record FaultSpec(
    @Doc("When, counted from the end of the warm-up.") @Unit(Dimension.SECONDS) double at,
    @Key("for")
        @Doc("How long killed units stay down; without it they begin again at once (kill).")
        @Unit(Dimension.SECONDS)
        @Nullable Double lasts,
    @Doc("Whose units are killed: those that are up, in the order of their numbers.")
        @Ref(Killed.class)
        @Nullable String kill,
    @Doc("How many replicas are killed (kill, default 1).") @Unit(Dimension.COUNT)
        @Nullable Integer replicas,
    @Doc("How many servers are killed (kill, default 1).") @Unit(Dimension.COUNT)
        @Nullable Integer servers,
    @Doc("How many shards are killed with all of their servers (kill).") @Unit(Dimension.COUNT)
        @Nullable Integer shards,
    @Doc("Which cache forgets all it holds.") @Ref(Flushed.class) @Nullable String flush,
    @Key("add-shards") @Doc("Which database gets more shards.") @Ref(Queried.class)
        @Nullable String addShards,
    @Key("remove-shards") @Doc("Which database gets fewer shards.") @Ref(Queried.class)
        @Nullable String removeShards,
    @Key("add-servers") @Doc("Which database or cache gets more servers.") @Ref(Scaled.class)
        @Nullable String addServers,
    @Key("remove-servers") @Doc("Which database or cache gets fewer servers.") @Ref(Scaled.class)
        @Nullable String removeServers,
    @Doc("How many come or leave (default 1).") @Unit(Dimension.COUNT) @Nullable Integer count)
    implements Fault {
  private static final double LONGEST = 3650 * 86_400.0;
  private static final int MOST_UNITS = 1000;

  public FaultSpec {
    Map<String, String> targets =
        targets(kill, flush, addShards, removeShards, addServers, removeServers);
    Require.that(
        targets.size() == 1,
        "a fault is one of kill, flush, add-shards, remove-shards, add-servers, remove-servers;"
            + " this one has %s",
        targets.isEmpty() ? "none" : targets.keySet());
    Require.field("at", at >= 0 && at <= LONGEST, "must be >= 0 and at most 3650d, was %s s", at);
    Require.field(
        "for",
        lasts == null || (lasts > 0 && lasts <= LONGEST),
        "must be > 0 and at most 3650d, was %s s",
        lasts);
    boolean kills = kill != null;
    Require.field("for", kills || lasts == null, "belongs to kill, where units come back");
    List<Integer> units = new ArrayList<>();
    for (Integer each : new @Nullable Integer[] {replicas, servers, shards}) {
      if (each != null) {
        units.add(each);
      }
    }
    Require.field(
        "kill",
        units.isEmpty() || (kills && units.size() == 1),
        "takes one of replicas, servers and shards, others take none of them");
    Require.field("kill", !kills || count == null, "takes replicas, servers or shards, not count");
    if (count != null) {
      units.add(count);
    }
    for (int each : units) {
      Require.that(
          each >= 1 && each <= MOST_UNITS,
          "how many must be from 1 to %d, was %d",
          MOST_UNITS,
          each);
    }
  }

  private static Map<String, String> targets(
      @Nullable String kill,
      @Nullable String flush,
      @Nullable String addShards,
      @Nullable String removeShards,
      @Nullable String addServers,
      @Nullable String removeServers) {
    Map<String, String> targets = new LinkedHashMap<>();
    put(targets, "kill", kill);
    put(targets, "flush", flush);
    put(targets, "add-shards", addShards);
    put(targets, "remove-shards", removeShards);
    put(targets, "add-servers", addServers);
    put(targets, "remove-servers", removeServers);
    return targets;
  }

  private static void put(Map<String, String> targets, String verb, @Nullable String target) {
    if (target != null) {
      targets.put(verb, target);
    }
  }

  private Map<String, String> targets() {
    return targets(kill, flush, addShards, removeShards, addServers, removeServers);
  }

  /** What is done: kill, flush … */
  public String verb() {
    return targets().keySet().iterator().next();
  }

  @Override
  public String target() {
    return targets().values().iterator().next();
  }

  /** How many units it is about. */
  public int units() {
    for (Integer each : new @Nullable Integer[] {replicas, servers, shards, count}) {
      if (each != null) {
        return each;
      }
    }
    return 1;
  }

  @Override
  public void strike(Component component, Wiring wiring) {
    String verb = verb();
    if (verb.equals("kill")) {
      as(OfUnits.class, component).units().kill(units(), lasts == null ? 0 : lasts);
      return;
    }
    boolean comesOrGoes = !verb.equals("flush");
    wiring.journal(verb + " " + target() + (comesOrGoes ? ": " + units() : ""));
    switch (verb) {
      case "flush" -> as(Flushable.class, component).flush();
      case "add-shards", "add-servers" -> as(OfUnits.class, component).join(units());
      default -> as(OfUnits.class, component).leave(units());
    }
  }

  /**
   * The contract that a fault needs of its target.
   *
   * @throws archsim.core.InvalidSpecException if the target does not have it
   */
  private <T> T as(Class<T> contract, Component component) {
    Require.that(contract.isInstance(component), "%s does nothing to '%s'", verb(), target());
    return contract.cast(component);
  }
}
