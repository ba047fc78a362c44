/**
 * Calls: the door to a callee, and one class for each stage before it, such as a limit on the wait
 * or a pool of connections.
 */
@NullMarked
package archsim.components.call;

import org.jspecify.annotations.NullMarked;
