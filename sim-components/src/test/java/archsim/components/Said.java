package archsim.components;

import archsim.core.random.Distribution;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Inline;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records of which little is said, as a file says it: components by name, in any order, those of
 * inline records among them. The rest is what {@link Default} says, or null.
 */
public final class Said {
  private Said() {}

  /** {@code Said.of(Storage.class, "data", 1e9, "memory", 1e8)}. */
  public static <R extends Record> R of(Class<R> type, @Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    R record = create(type, values);
    if (!values.isEmpty()) {
      throw new IllegalArgumentException(type + " has no " + values.keySet());
    }
    return record;
  }

  private static <R> R create(Class<R> type, Map<String, @Nullable Object> values) {
    RecordComponent[] components = type.getRecordComponents();
    @Nullable Object[] arguments =
        Arrays.stream(components).map(each -> argument(each, values)).toArray();
    try {
      Constructor<R> constructor =
          type.getDeclaredConstructor(
              Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException thrown) {
      throw (RuntimeException) thrown.getCause();
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static @Nullable Object argument(
      RecordComponent component, Map<String, @Nullable Object> values) {
    if (values.containsKey(component.getName())) {
      return values.remove(component.getName());
    }
    if (component.isAnnotationPresent(Inline.class)) {
      return create(component.getType(), values);
    }
    Default text = component.getAnnotation(Default.class);
    return text == null ? null : value(component.getType(), text.value());
  }

  private static Object value(Class<?> type, String text) {
    if (type == boolean.class) {
      return Boolean.valueOf(text);
    }
    if (type == Distribution.class) {
      return Distribution.parse(text, Dimension.SECONDS);
    }
    if (type.isEnum()) {
      String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
      return Arrays.stream(type.getEnumConstants())
          .filter(each -> each.toString().equals(name))
          .findFirst()
          .orElseThrow();
    }
    if (type == int.class) {
      return Integer.valueOf(text);
    }
    throw new IllegalArgumentException("say it: " + type + " " + text);
  }
}
