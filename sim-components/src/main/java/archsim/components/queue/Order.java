package archsim.components.queue;

/** Which messages are processed one after the other. */
public enum Order {
  /** Those of a partition: one consumer of a group has all of it. */
  FIFO,
  /** Those with the same key; all consumers of a group compete for the others. */
  BY_KEY
}
