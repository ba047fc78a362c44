package archsim.components.workload;

import archsim.core.Require;
import archsim.core.random.Distribution;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Users of a closed workload.
 *
 * @param users how many there are
 * @param think before every call of the flow, in seconds
 */
public record Closed(
    @Doc("How many users there are; makes the workload closed.") @Unit(Dimension.COUNT)
        @Nullable Integer users,
    @Doc("How long a user thinks before every call (closed, default 0).") @Unit(Dimension.SECONDS)
        @Nullable Distribution think,
    @Doc("The calls a user makes, over and over (closed).") @Nullable List<FlowCall> flow) {
  private static final int MOST_USERS = 10_000_000;

  public Closed {
    Require.range("users", users, 1, MOST_USERS);
    flow = flow == null ? null : List.copyOf(flow);
  }

  List<FlowCall> calls() {
    return flow == null ? List.of() : flow;
  }

  double meanThink() {
    return think == null ? 0 : think.mean();
  }
}
