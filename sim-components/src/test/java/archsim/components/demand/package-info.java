@NullMarked
package archsim.components.demand;

import org.jspecify.annotations.NullMarked;
