/** The steps an endpoint is made of, one small class each. */
@NullMarked
package archsim.components.step;

import org.jspecify.annotations.NullMarked;
