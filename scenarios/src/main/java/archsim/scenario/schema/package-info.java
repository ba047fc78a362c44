/** What the spec records say of themselves: the JSON Schema and the documentation of fields. */
@NullMarked
package archsim.scenario.schema;

import org.jspecify.annotations.NullMarked;
