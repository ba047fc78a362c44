@NullMarked
package archsim.components.queue;

import org.jspecify.annotations.NullMarked;
