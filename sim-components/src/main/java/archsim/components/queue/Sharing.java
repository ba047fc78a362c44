package archsim.components.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the consumers of a group share its messages, and which of them wait for each other. */
interface Sharing {
  /** A message may be handed out, after all others. */
  void add(Delivery delivery);

  /** A message left the hands of a consumer and is the first again; later ones come first. */
  void giveBack(Delivery delivery);

  /** A message left the hands of a consumer for good. */
  void done(Delivery delivery);

  /** A message in line was dropped. */
  void dropped(Delivery delivery);

  /** The next message for a consumer, null where there is none for it. */
  @Nullable Delivery next(Consumer consumer);

  /** A consumer would take more than there was for it. */
  void hasRoom(Consumer consumer);

  /** Whether a consumer may try a message again that is in its hands. */
  boolean keeps(Consumer consumer, Delivery delivery);

  /** From now on these consumers share the messages. */
  void share(List<Consumer> live);
}
