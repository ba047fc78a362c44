/** Tests of the command line. */
@NullMarked
package archsim.cli;

import org.jspecify.annotations.NullMarked;
