package archsim.scenario;

import archsim.core.spec.Dimension;
import archsim.core.spec.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A quantity that may be left to the program by the word {@code auto}.
 *
 * @param value in SI units, null for auto
 */
public record Auto(@Nullable Double value) {
  /** Left to the program. */
  public static final Auto AUTO = new Auto(null);

  /**
   * Parses {@code auto} or a quantity.
   *
   * @throws archsim.core.InvalidSpecException if the text is neither
   */
  public static Auto parse(String text, Dimension dimension) {
    return text.trim().equals("auto") ? AUTO : new Auto(Quantity.parse(dimension, text));
  }

  public boolean isAuto() {
    return value == null;
  }

  /** The value, or another where it is auto. */
  public double orElse(double other) {
    return value == null ? other : value;
  }
}
