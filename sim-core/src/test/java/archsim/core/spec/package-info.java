/** Tests of how quantities are read. */
@NullMarked
package archsim.core.spec;

import org.jspecify.annotations.NullMarked;
