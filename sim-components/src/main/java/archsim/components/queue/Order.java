package archsim.components.queue;

import archsim.core.spec.Doc;

/** Which messages are processed one after the other. */
public enum Order {
  @Doc("Messages of a partition are in order: one consumer of a group has all of it.")
  FIFO,
  @Doc("Messages with the same key are in order; all consumers of a group compete for the others.")
  BY_KEY
}
