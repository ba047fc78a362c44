/** What a run measures: counts, times, levels and accounts of time, and the laws that they obey. */
@NullMarked
package archsim.components.measure;

import org.jspecify.annotations.NullMarked;
