/** Tests of what load balancers are made of. */
@NullMarked
package archsim.components.balancer;

import org.jspecify.annotations.NullMarked;
