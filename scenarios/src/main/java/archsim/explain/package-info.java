/** What can be said of a scenario without simulating it. */
@NullMarked
package archsim.explain;

import org.jspecify.annotations.NullMarked;
