package archsim.components.service;

import archsim.core.Require;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Key;
import archsim.core.spec.Shorthand;
import archsim.core.spec.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a service can be asked to do.
 *
 * @param steps done one after the other
 * @param requestClass the class that results group its requests by
 * @param priority of its requests in the lines of the service
 */
@Doc("Something a service can be asked to do: a list of steps, or a map with more.")
public record Endpoint(
    @Shorthand @Doc("What it does, one step after the other.") List<StepSpec> steps,
    @Key("class") @Doc("Groups the results of requests that arrive here.")
        @Nullable String requestClass,
    @Doc(
            "In queues of order priority the highest number is served first; without one, the"
                + " priority of the workload counts.")
        @Unit(Dimension.COUNT)
        @Nullable Integer priority) {
  /** An endpoint whose requests have the priority of their workload. */
  public Endpoint(List<StepSpec> steps, @Nullable String requestClass) {
    this(steps, requestClass, null);
  }

  public Endpoint {
    steps = List.copyOf(steps);
    Require.field("steps", !steps.isEmpty(), "must not be empty; an endpoint does something");
  }
}
