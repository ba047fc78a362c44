/** Servers of which some have to answer. */
@NullMarked
package archsim.components.database.quorum;

import org.jspecify.annotations.NullMarked;
