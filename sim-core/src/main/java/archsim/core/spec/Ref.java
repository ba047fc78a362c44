package archsim.core.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A field that names another component: {@code component}, or {@code component.endpoint}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Ref {
  /** What the component has to be: one of these roles or specs. */
  Class<?>[] value();

  /** Words that stand for something else than a component. */
  String[] also() default {};

  /** Whether an endpoint may follow the first dot, and is needed where there are several. */
  boolean endpoint() default false;
}
