/**
 * Exams: models whose figures are known, exactly or from the literature, put to the simulator as
 * scenarios. A row of an exam file becomes a {@link archsim.exams.Question}: a scenario, and how to
 * read the figure off its measurements.
 */
@NullMarked
package archsim.exams;

import org.jspecify.annotations.NullMarked;
