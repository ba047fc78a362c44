package archsim.core;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks of what a user wrote: a broken one becomes a diagnostic, never a stack trace. */
public final class Require {
  private Require() {}

  /**
   * Checks a condition on a user's value.
   *
   * @param format the message, with names, values and the choices there are; a constant, because a
   *     text of the user's may hold a percent sign
   * @throws InvalidSpecException if the condition does not hold
   */
  @FormatMethod
  public static void that(boolean condition, String format, @Nullable Object... arguments) {
    if (!condition) {
      throw new InvalidSpecException(String.format(Locale.ROOT, format, arguments));
    }
  }

  /**
   * Checks a condition on one field, or on several of which it comes first.
   *
   * @param key what users call the field; the message begins with it
   * @param format the rest of the message, after a blank unless it begins with a mark such as a
   *     comma
   * @throws InvalidSpecException about the field, if the condition does not hold
   */
  @FormatMethod
  public static void field(
      String key, boolean condition, @FormatString String format, @Nullable Object... arguments) {
    if (!condition) {
      String blank = ",:.".indexOf(format.charAt(0)) < 0 ? " " : "";
      throw new InvalidSpecException(
          key, key + blank + String.format(Locale.ROOT, format, arguments));
    }
  }

  /** Checks that a whole number, if there is one, lies between two others or is one of them. */
  public static void range(String key, @Nullable Number value, long least, long most) {
    field(
        key,
        value == null || (value.longValue() >= least && value.longValue() <= most),
        "must be from %d to %s, was %d",
        least,
        String.format(Locale.ROOT, most < 10_000 ? "%d" : "%,d", most),
        value);
  }

  /** Checks that a whole number, if there is one, is not below another. */
  public static void atLeast(String key, @Nullable Integer value, int least) {
    field(key, value == null || value >= least, "must be >= %d, was %d", least, value);
  }
}
