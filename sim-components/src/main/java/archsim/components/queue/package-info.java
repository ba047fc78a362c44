/** Queues: brokers that hold messages between their acknowledgement and their processing. */
@NullMarked
package archsim.components.queue;

import org.jspecify.annotations.NullMarked;
