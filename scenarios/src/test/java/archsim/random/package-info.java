/**
 * Random scenarios, drawn from a seed: valid ones of all kinds of components, and mutants of these
 * and of the library that are mostly not.
 */
@NullMarked
package archsim.random;

import org.jspecify.annotations.NullMarked;
