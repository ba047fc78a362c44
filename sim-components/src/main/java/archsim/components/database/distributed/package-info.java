/** Engines in front of ranges that are replicated over stores. */
@NullMarked
package archsim.components.database.distributed;

import org.jspecify.annotations.NullMarked;
