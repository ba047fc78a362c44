/** Closed forms of queueing theory, each with its formula and source; the oracles of the tests. */
@NullMarked
package archsim.core.theory;

import org.jspecify.annotations.NullMarked;
