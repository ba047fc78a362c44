/** What one request needs on average, without simulating. */
@NullMarked
package archsim.components.demand;

import org.jspecify.annotations.NullMarked;
