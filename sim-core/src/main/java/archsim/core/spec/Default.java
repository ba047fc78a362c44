package archsim.core.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a missing key means, as the text a user would have written: it goes through the same door as
 * the text of a file. A component without it must be given.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
  /** The text; {@code {}} for an empty map, {@code []} for an empty list. */
  String value();
}
