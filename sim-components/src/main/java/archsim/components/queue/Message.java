package archsim.components.queue;

import archsim.components.flow.Request;
import archsim.components.flow.Root;
import org.jspecify.annotations.Nullable;

/**
 * A message from its acknowledgement until the last group is done with it. It stands in the row of
 * those inside, oldest first, whose links are its own.
 */
final class Message {
  /** Of the request that published it: consumers see the same keys, class and session. */
  final Root root;

  /** Of the request that published it, which may have ended long ago. */
  final Request origin;

  final @Nullable Long key;
  final int partition;

  /** When it was acknowledged, in seconds since the start of the run. */
  final double acknowledged;

  /** One for each group, in their order. */
  final Delivery[] deliveries;

  /** Its place in the order of those that may be handed out. */
  long number;

  int groupsLeft;
  @Nullable Message older;
  @Nullable Message newer;

  Message(
      Root root,
      Request origin,
      @Nullable Long key,
      int partition,
      double acknowledged,
      int groups) {
    this.root = root;
    this.origin = origin;
    this.key = key;
    this.partition = partition;
    this.acknowledged = acknowledged;
    deliveries = new Delivery[groups];
    groupsLeft = groups;
    for (int i = 0; i < groups; i++) {
      deliveries[i] = new Delivery(this);
    }
  }
}
