package archsim.reports;

/**
 * Makes the controls of Unicode's bidirectional algorithm visible: in a name they would let the
 * text around it read in another order (Boucher, Anderson: Trojan Source, 2021).
 */
public final class Bidi {
  private Bidi() {}

  /** The text with each such control as an escape, such as &#92;u202e. */
  public static String visible(String text) {
    if (text.chars().noneMatch(Bidi::isControl)) {
      return text;
    }
    StringBuilder visible = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              if (isControl(c)) {
                visible.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
              } else {
                visible.append((char) c);
              }
            });
    return visible.toString();
  }

  private static boolean isControl(int c) {
    return c == 0x61c
        || c == 0x200e
        || c == 0x200f
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
