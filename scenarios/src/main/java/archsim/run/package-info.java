/** From a scenario to its result: pilot, replications, estimates, verdicts. */
@NullMarked
package archsim.run;

import org.jspecify.annotations.NullMarked;
