/** A primary and its replicas. */
@NullMarked
package archsim.components.database.primary;

import org.jspecify.annotations.NullMarked;
