@NullMarked
package archsim.components.flow;

import org.jspecify.annotations.NullMarked;
