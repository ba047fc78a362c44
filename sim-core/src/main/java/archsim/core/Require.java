package archsim.core;

import com.google.errorprone.annotations.FormatMethod;
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
}
