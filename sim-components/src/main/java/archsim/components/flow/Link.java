package archsim.components.flow;

import archsim.core.Cancellable;

/**
 * What lies between two components: requests cross it on their way to a unit, and their outcomes on
 * the way back.
 */
@FunctionalInterface
public interface Link {
  /**
   * Lets a request or its outcome cross, and books the time on the account of the request.
   *
   * @param arrived is run once it is at the other end, unless it was cancelled
   * @return lets go of what is on its way
   */
  Cancellable cross(Request request, Place from, Place to, Runnable arrived);
}
