/** Tests of partitioning. */
@NullMarked
package archsim.components.partition;

import org.jspecify.annotations.NullMarked;
