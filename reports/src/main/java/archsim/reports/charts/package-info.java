/** The charts, as functions: records in, chart out, SVG and PNG from it. */
@NullMarked
package archsim.reports.charts;

import org.jspecify.annotations.NullMarked;
