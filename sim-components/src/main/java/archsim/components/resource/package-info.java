/** What requests need and wait for: units of pools, cores, machines. */
@NullMarked
package archsim.components.resource;

import org.jspecify.annotations.NullMarked;
