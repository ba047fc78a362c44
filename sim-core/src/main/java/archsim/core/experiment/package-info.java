/**
 * From replications to estimates with intervals: warm-up, stopping rules, verdicts.
 *
 * <p>A pilot finds the warm-up ({@link archsim.core.experiment.Mser5}); {@link
 * archsim.core.experiment.Replications} runs the task on several threads until a {@link
 * archsim.core.experiment.StoppingRule} is content; {@link archsim.core.experiment.Estimate} makes
 * figures with intervals of what they counted, and {@link archsim.core.experiment.QuantileGuard}
 * refuses those of tails that are too thin; {@link archsim.core.experiment.SloVerdict} decides each
 * {@link archsim.core.experiment.Slo} by its interval. Statistics of the intervals never enter the
 * simulated numbers: a fingerprint is taken of what was counted.
 */
@NullMarked
package archsim.core.experiment;

import org.jspecify.annotations.NullMarked;
