/** What can be said of a scenario without simulating it. */
@NullMarked
package archsim.planning;

import org.jspecify.annotations.NullMarked;
