/** The command line: one thin class per command. */
@NullMarked
package archsim.cli;

import org.jspecify.annotations.NullMarked;
