package archsim.components.flow;

import archsim.core.InvalidSpecException;

/** Calls that nest too deep: a chain that is too long, or a service that calls itself too often. */
public final class TooDeepException extends InvalidSpecException {
  private static final long serialVersionUID = 1;

  /** Most hops below one another; each takes a few frames of the stack while nothing takes time. */
  public static final int DEEPEST = 500;

  /** Of the first endpoint that is called too deep. */
  public TooDeepException(String component, String endpoint) {
    super(
        component,
        ("%s.%s: calls nest more than %s deep: a chain of services has to be shorter; a service that"
                + " calls itself needs an exit that most calls take, another branch of choose")
            .formatted(component, endpoint, DEEPEST));
  }
}
