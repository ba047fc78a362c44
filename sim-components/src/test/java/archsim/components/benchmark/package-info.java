/**
 * How fast the components are: the three-tier model of {@code BENCHMARKS.md} once as components
 * with all their statistics, and once as the loop that somebody would write by hand for this model
 * alone.
 */
@NullMarked
package archsim.components.benchmark;

import org.jspecify.annotations.NullMarked;
