@NullMarked
package archsim.components.workload;

import org.jspecify.annotations.NullMarked;
