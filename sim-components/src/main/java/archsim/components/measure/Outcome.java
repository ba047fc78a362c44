package archsim.components.measure;

/** How a request ended. */
public enum Outcome {
  /** Answered. */
  OK,
  /** Refused before any work: a queue was full. */
  REJECTED,
  /** The caller's wait ended; only the caller knows. */
  TIMED_OUT,
  /** An error, or a step that did not end OK. */
  FAILED,
  /** Nobody wants it any more. */
  CANCELLED
}
