/**
 * The discrete-event kernel: one {@link archsim.core.Simulation} is one run, with its clock,
 * calendar and random streams.
 */
@NullMarked
package archsim.core;

import org.jspecify.annotations.NullMarked;
