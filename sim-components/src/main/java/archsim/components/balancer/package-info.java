/** Load balancers and their policies. */
@NullMarked
package archsim.components.balancer;

import org.jspecify.annotations.NullMarked;
