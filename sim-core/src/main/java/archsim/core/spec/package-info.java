/**
 * How a spec documents itself: annotations on its record components, and the quantities users
 * write.
 */
@NullMarked
package archsim.core.spec;

import org.jspecify.annotations.NullMarked;
