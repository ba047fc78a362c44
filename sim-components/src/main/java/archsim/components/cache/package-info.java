/** Caches: servers or replicas that hold entries, and what becomes of gets and puts. */
@NullMarked
package archsim.components.cache;

import org.jspecify.annotations.NullMarked;
