/** The graph of a system's components, and its drawings. */
@NullMarked
package archsim.reports.topology;

import org.jspecify.annotations.NullMarked;
