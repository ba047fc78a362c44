package archsim.core.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record component that is a record whose own components are written beside the others, as
 * if they were components of the record around it: what belongs together in code, and stands in one
 * flat map in the file.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Inline {
  /** For a list: the enum whose constants are told something; a record for each that is. */
  Class<? extends Told> value() default Told.class;
}
