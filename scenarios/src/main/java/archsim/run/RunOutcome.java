package archsim.run;

import archsim.core.results.RunResult;

/**
 * What a run came to.
 *
 * @param measurements that the result was made from
 * @param interrupted whether it was stopped before all replications were done
 */
public record RunOutcome(RunResult result, Measurements measurements, boolean interrupted) {}
