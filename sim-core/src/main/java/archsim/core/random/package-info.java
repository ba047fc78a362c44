/** Random streams by name, and the distributions of the scenario language. */
@NullMarked
package archsim.core.random;

import org.jspecify.annotations.NullMarked;
