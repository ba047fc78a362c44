package archsim.scenario.yaml;

import java.util.Set;
import java.util.function.Function;

/** Which endpoints a component has; a component without any takes requests as they come. */
@FunctionalInterface
public interface Endpoints {
  /**
   * The endpoints of a component, empty where it has none.
   *
   * @param all the endpoints of others by name, as a load balancer has those that it passes on to
   */
  Set<String> of(Record component, Function<String, Set<String>> all);
}
