package archsim.components.queue;

import archsim.core.spec.Doc;

/** What becomes of a message for which there is no room. */
public enum WhenFull {
  @Doc("One more message is refused.")
  REJECT,
  @Doc("Its publisher waits until there is room.")
  BLOCK
}
