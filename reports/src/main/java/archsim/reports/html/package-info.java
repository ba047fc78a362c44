/** The report of one run as one HTML file that needs nothing else. */
@NullMarked
package archsim.reports.html;

import org.jspecify.annotations.NullMarked;
