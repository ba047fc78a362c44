package archsim.components.service;

import archsim.core.Require;
import archsim.core.spec.Doc;
import archsim.core.spec.Key;
import archsim.core.spec.NotYet;
import archsim.core.spec.Shorthand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a service can be asked to do.
 *
 * @param steps done one after the other
 * @param requestClass the class that results group its requests by
 */
@Doc("Something a service can be asked to do: a list of steps, or a map with more.")
@NotYet({"priority"})
public record Endpoint(
    @Shorthand @Doc("What it does, one step after the other.") List<StepSpec> steps,
    @Key("class") @Doc("Groups the results of requests that arrive here.")
        @Nullable String requestClass) {
  public Endpoint {
    steps = List.copyOf(steps);
    Require.that(!steps.isEmpty(), "steps must not be empty; an endpoint does something");
  }
}
