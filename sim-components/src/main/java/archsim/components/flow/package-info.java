/**
 * How work travels: requests, the edges they travel on, the door to a unit, and who waits for whom.
 */
@NullMarked
package archsim.components.flow;

import org.jspecify.annotations.NullMarked;
