package archsim.components.queue;

import archsim.components.flow.Draw;
import archsim.components.flow.KeySpace;
import org.jspecify.annotations.Nullable;

/**
 * What a step says of the messages that it publishes.
 *
 * @param keys of which a message has that of its request, null for messages without a key
 * @param delay until a message may be handed out, null for that of the queue
 */
public record Publication(@Nullable KeySpace keys, @Nullable Draw delay) {}
