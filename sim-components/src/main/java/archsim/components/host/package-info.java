/** Machines: instance types, node pools, and which replica is placed on which of them. */
@NullMarked
package archsim.components.host;

import org.jspecify.annotations.NullMarked;
