/** The list of kinds. */
@NullMarked
package archsim.components.catalog;

import org.jspecify.annotations.NullMarked;
