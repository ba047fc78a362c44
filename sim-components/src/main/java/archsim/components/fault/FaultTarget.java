package archsim.components.fault;

import archsim.components.model.Flushed;
import archsim.components.model.Killed;
import archsim.components.model.Queried;
import archsim.components.model.Scaled;
import archsim.core.Require;
import archsim.core.spec.Doc;
import archsim.core.spec.Key;
import archsim.core.spec.Ref;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens, and to which component: one of these is written. */
public record FaultTarget(
    @Doc("Whose units are killed: those that are up, in the order of their numbers.")
        @Ref(Killed.class)
        @Nullable String kill,
    @Doc("Which cache forgets all it holds.") @Ref(Flushed.class) @Nullable String flush,
    @Key("add-shards") @Doc("Which database gets more shards.") @Ref(Queried.class)
        @Nullable String addShards,
    @Key("remove-shards") @Doc("Which database gets fewer shards.") @Ref(Queried.class)
        @Nullable String removeShards,
    @Key("add-servers") @Doc("Which database or cache gets more servers.") @Ref(Scaled.class)
        @Nullable String addServers,
    @Key("remove-servers") @Doc("Which database or cache gets fewer servers.") @Ref(Scaled.class)
        @Nullable String removeServers,
    @Key("add-replicas")
        @Doc("Which service gets more replicas; they are up after its startup.")
        @Ref(Killed.class)
        @Nullable String addReplicas,
    @Key("remove-replicas")
        @Doc("Which service gets fewer replicas: the last ones drain, and go.")
        @Ref(Killed.class)
        @Nullable String removeReplicas) {
  static final List<String> VERBS =
      List.of(
          "kill",
          "flush",
          "add-shards",
          "remove-shards",
          "add-servers",
          "remove-servers",
          "add-replicas",
          "remove-replicas");

  public FaultTarget {
    List<Integer> written =
        written(
            kill,
            flush,
            addShards,
            removeShards,
            addServers,
            removeServers,
            addReplicas,
            removeReplicas);
    Require.that(
        written.size() == 1,
        "a fault is one of %s; this one has %s",
        String.join(", ", VERBS),
        written.isEmpty() ? "none" : written.stream().map(VERBS::get).toList());
  }

  private static List<Integer> written(@Nullable String... targets) {
    List<Integer> written = new ArrayList<>();
    for (int i = 0; i < targets.length; i++) {
      if (targets[i] != null) {
        written.add(i);
      }
    }
    return written;
  }

  private @Nullable String[] all() {
    return new @Nullable String[] {
      kill, flush, addShards, removeShards, addServers, removeServers, addReplicas, removeReplicas
    };
  }

  /** What is done: kill, flush … */
  String verb() {
    return VERBS.get(written(all()).get(0));
  }

  /** The component it happens to. */
  String target() {
    for (String each : all()) {
      if (each != null) {
        return each;
      }
    }
    throw new IllegalStateException("a fault without a target");
  }
}
