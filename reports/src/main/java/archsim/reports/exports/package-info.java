/** Result records as files that other tools read. */
@NullMarked
package archsim.reports.exports;

import org.jspecify.annotations.NullMarked;
