/** What holds for the source tree as a whole: module arrows, cycles, banned calls. */
@NullMarked
package archsim.tree;

import org.jspecify.annotations.NullMarked;
