@NullMarked
package archsim.components.unit;

import org.jspecify.annotations.NullMarked;
