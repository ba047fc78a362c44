package archsim.scenario.yaml;

import archsim.core.InvalidSpecException;
import archsim.core.spec.Dimension;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Turns text into values of a class through its public static {@code parse(String)}, {@code
 * parse(String, Dimension)}, {@code parse(String, Path)} or {@code parse(String, Dimension, Path)},
 * the path being the folder in which files that the text names lie.
 */
final class TextParser {
  private final @Nullable Path folder;

  TextParser(@Nullable Path folder) {
    this.folder = folder;
  }

  static boolean canParse(Class<?> type) {
    return find(type, String.class) != null
        || find(type, String.class, Dimension.class) != null
        || find(type, String.class, Dimension.class, Path.class) != null;
  }

  /**
   * Parses a text.
   *
   * @param unit null only for a class that needs none
   * @throws InvalidSpecException if the class refuses the text
   */
  Object parse(Class<?> type, String text, @Nullable Dimension unit) {
    Method withFolder = find(type, String.class, Dimension.class, Path.class);
    if (withFolder != null && unit != null && folder != null) {
      return call(withFolder, text, unit, folder);
    }
    Method withUnit = find(type, String.class, Dimension.class);
    if (withUnit != null && unit != null) {
      return call(withUnit, text, unit);
    }
    Method plainWithFolder = find(type, String.class, Path.class);
    if (plainWithFolder != null && folder != null) {
      return call(plainWithFolder, text, folder);
    }
    Method plain = find(type, String.class);
    if (plain == null) {
      throw new IllegalStateException(
          type.getName() + " has no parse(String); a field of it needs @Unit");
    }
    return call(plain, text);
  }

  private static @Nullable Method find(Class<?> type, Class<?>... parameters) {
    try {
      Method method = type.getMethod("parse", parameters);
      return Modifier.isStatic(method.getModifiers()) ? method : null;
    } catch (NoSuchMethodException none) {
      return null;
    }
  }

  private static Object call(Method method, Object... arguments) {
    try {
      method.setAccessible(true);
      Object value = method.invoke(null, arguments);
      if (value == null) {
        throw new IllegalStateException(method + " gave null for " + arguments[0]);
      }
      return value;
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof InvalidSpecException invalid) {
        throw invalid;
      }
      throw new IllegalStateException(method + " failed on " + arguments[0], thrown.getCause());
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException("cannot call " + method, impossible);
    }
  }
}
