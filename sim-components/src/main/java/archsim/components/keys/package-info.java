/** How often each key is asked for. */
@NullMarked
package archsim.components.keys;

import org.jspecify.annotations.NullMarked;
