package archsim.scenario.yaml;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which endpoints a component has; a component without any takes requests as they come. */
@FunctionalInterface
public interface Endpoints {
  /**
   * The endpoints of a component, empty where it has none.
   *
   * @param all to ask for the endpoints of others, as a load balancer does that passes them on
   */
  Set<String> of(Record component, Components all);

  /** The components of a scenario by name. */
  interface Components {
    /** Null where there is none of the name, or it could not be bound. */
    @Nullable Record component(String name);

    /** The endpoints of another component, empty where it has none or asks back. */
    Set<String> endpointsOf(String name);
  }
}
