/** Where requests come from: open and closed workloads. */
@NullMarked
package archsim.components.workload;

import org.jspecify.annotations.NullMarked;
