/** What is made to happen to components while a scenario runs. */
@NullMarked
package archsim.components.fault;

import org.jspecify.annotations.NullMarked;
