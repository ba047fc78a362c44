@NullMarked
package archsim.components.cache.eviction;

import org.jspecify.annotations.NullMarked;
