package archsim.components.call;

import archsim.components.flow.Call;
import archsim.components.flow.Edge;
import archsim.components.resource.Pool;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Makes the call of a call site: the door, and the stages before it that were asked for. */
public final class Calls {
  private Calls() {}

  /** How results call the connections of a service to a component. */
  public static String pool(String component) {
    return "pool." + component;
  }

  /**
   * A call without a pool.
   *
   * @param limit on the wait, null for none
   */
  public static Call of(Edge edge, @Nullable Timeout limit) {
    return attempt(edge, limit);
  }

  /**
   * A call on connections of the caller's replica; the limit is one on the wait for these, too.
   *
   * @param pools of each replica
   * @param waitPart of time accounts: the wait for a connection
   */
  public static Call pooled(
      Edge edge, @Nullable Timeout limit, IntFunction<Pool> pools, int waitPart) {
    return new Pooled(attempt(edge, limit), edge, pools, waitPart);
  }

  private static Attempt attempt(Edge edge, @Nullable Timeout limit) {
    Door door = new Door(edge);
    return limit == null ? door : new Timed(limit, door);
  }
}
