/** Tests of machines and placement. */
@NullMarked
package archsim.components.host;

import org.jspecify.annotations.NullMarked;
