/** The result records: what a run leaves behind, and the contract between runs and reports. */
@NullMarked
package archsim.core.results;

import org.jspecify.annotations.NullMarked;
