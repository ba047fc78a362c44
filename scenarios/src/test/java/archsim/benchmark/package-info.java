/**
 * How fast a run is: the three-tier model of {@code BENCHMARKS.md} once from its file, as a user
 * runs it, and once as the loop that somebody would write by hand for this model alone.
 */
@NullMarked
package archsim.benchmark;

import org.jspecify.annotations.NullMarked;
