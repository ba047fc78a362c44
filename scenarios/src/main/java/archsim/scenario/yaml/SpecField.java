package archsim.scenario.yaml;

import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Key;
import archsim.core.spec.Ref;
import archsim.core.spec.Shorthand;
import archsim.core.spec.Unit;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * One field of a spec: a record component and what its annotations say.
 *
 * @param key how users write it: the component's name, or what {@link Key} says
 * @param doc one sentence for users, empty where there is none
 * @param unit what its number counts, null where it is none
 * @param defaultText what a missing key means, null where there is no default
 * @param optional whether it may be missing without a default
 * @param ref the components it may name, null where it names none
 */
public record SpecField(
    String key,
    String component,
    Type type,
    String doc,
    @Nullable Dimension unit,
    @Nullable String defaultText,
    boolean optional,
    boolean shorthand,
    @Nullable Ref ref) {

  static SpecField of(RecordComponent component) {
    String name = component.getName();
    Key key = find(component, Key.class);
    Doc doc = find(component, Doc.class);
    Unit unit = find(component, Unit.class);
    Default fallback = find(component, Default.class);
    return new SpecField(
        key == null ? name : key.value(),
        name,
        component.getGenericType(),
        doc == null ? "" : doc.value(),
        unit == null ? null : unit.value(),
        fallback == null ? null : fallback.value(),
        component.getAnnotatedType().isAnnotationPresent(Nullable.class),
        component.isAnnotationPresent(Shorthand.class),
        find(component, Ref.class));
  }

  private static <A extends Annotation> @Nullable A find(AnnotatedElement element, Class<A> type) {
    return element.getAnnotation(type);
  }

  /** The same field, its text naming no component. */
  SpecField withoutRef() {
    return new SpecField(key, component, type, doc, unit, defaultText, optional, shorthand, null);
  }

  /** Whether a missing key is an error. */
  public boolean needed() {
    return defaultText == null && !optional;
  }

  /** Whether the text is the word for +∞ that this field has as its default. */
  boolean isUnlimited(String text) {
    return text.equals(defaultText) && (text.equals("none") || text.equals("unlimited"));
  }
}
