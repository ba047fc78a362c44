package archsim.components.model;

import archsim.components.flow.Link;
import org.jspecify.annotations.Nullable;

/** What lies between the components of a run. */
@FunctionalInterface
public interface Network {
  /** Nothing lies between any two: a request is at a unit in the instant in which it is sent. */
  Network DIRECT = (from, to) -> null;

  /**
   * What lies between two components, null for nothing.
   *
   * @param from whoever sends requests, with its clock, draws and parts of time accounts
   */
  @Nullable Link between(Wiring from, String to);
}
