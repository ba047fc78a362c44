/**
 * What a run measures: counters, time-weighted levels, latency histograms and bounded time series.
 */
@NullMarked
package archsim.core.statistics;

import org.jspecify.annotations.NullMarked;
