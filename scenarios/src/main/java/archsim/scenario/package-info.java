/** The scenario language: what a file means as records, how it is read, and its results as JSON. */
@NullMarked
package archsim.scenario;

import org.jspecify.annotations.NullMarked;
