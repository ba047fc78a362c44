/** Tests of the popularity of keys. */
@NullMarked
package archsim.components.keys;

import org.jspecify.annotations.NullMarked;
