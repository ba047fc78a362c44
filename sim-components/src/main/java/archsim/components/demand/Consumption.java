package archsim.components.demand;

import org.jspecify.annotations.Nullable;

/**
 * How a service takes messages from a queue.
 *
 * @param queue whose messages it takes
 * @param group of consumers that share the messages; null for one of its own, named like it
 * @param batch most messages that are processed together
 * @param prefetch most messages that one consumer has in its hands, the batch among them
 * @param consumers of each replica, 0 for as many as the queue has partitions
 * @param acknowledgesFirst whether a message is acknowledged when it is handed out
 */
public record Consumption(
    String queue,
    @Nullable String group,
    int batch,
    int prefetch,
    int consumers,
    boolean acknowledgesFirst) {

  /** The same, with the name of the service for the group where none is said. */
  public Consumption ofService(String service) {
    return group != null
        ? this
        : new Consumption(queue, service, batch, prefetch, consumers, acknowledgesFirst);
  }

  /** The name of the group. */
  public String groupName() {
    return group == null ? "" : group;
  }
}
