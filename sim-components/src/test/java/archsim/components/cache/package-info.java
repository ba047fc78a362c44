@NullMarked
package archsim.components.cache;

import org.jspecify.annotations.NullMarked;
