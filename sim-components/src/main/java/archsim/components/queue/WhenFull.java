package archsim.components.queue;

/** What becomes of a message for which there is no room. */
public enum WhenFull {
  /** It is refused. */
  REJECT,
  /** Its publisher waits until there is room. */
  BLOCK
}
