package archsim.components.fault;

import archsim.core.Require;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How many units a fault is about. */
public record FaultUnits(
    @Doc("How many replicas are killed (kill, default 1).") @Unit(Dimension.COUNT)
        @Nullable Integer replicas,
    @Doc("How many servers are killed (kill, default 1).") @Unit(Dimension.COUNT)
        @Nullable Integer servers,
    @Doc("How many shards are killed with all of their servers (kill).") @Unit(Dimension.COUNT)
        @Nullable Integer shards,
    @Doc("How many come or leave (default 1).") @Unit(Dimension.COUNT) @Nullable Integer count) {
  private static final int MOST = 1000;

  public FaultUnits {
    Require.range("replicas", replicas, 1, MOST);
    Require.range("servers", servers, 1, MOST);
    Require.range("shards", shards, 1, MOST);
    Require.range("count", count, 1, MOST);
  }

  /** One number says how many are killed, another one how many come or go. */
  void check(boolean kills) {
    long killed = Stream.of(replicas, servers, shards).filter(Objects::nonNull).count();
    Require.field(
        "kill",
        killed == 0 || (kills && killed == 1),
        "takes one of replicas, servers and shards, others take none of them");
    Require.field("kill", !kills || count == null, "takes replicas, servers or shards, not count");
  }

  int number() {
    for (Integer each : new @Nullable Integer[] {replicas, servers, shards, count}) {
      if (each != null) {
        return each;
      }
    }
    return 1;
  }
}
