/** What a user wrote, and one run of it: specs and their roles, wiring, faults, machines. */
@NullMarked
package archsim.components.model;

import org.jspecify.annotations.NullMarked;
