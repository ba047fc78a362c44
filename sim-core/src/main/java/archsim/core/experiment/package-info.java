/** From replications to estimates with intervals: warm-up, stopping rules, verdicts. */
@NullMarked
package archsim.core.experiment;

import org.jspecify.annotations.NullMarked;
