package archsim.explain;

import java.util.Locale;

/** What is known of the load at which a resource is full. */
public enum Saturation {
  /** It is full at that load, and not before. */
  EXACT("at"),
  /** It bears no more than that load, and may be full before. */
  AT_MOST("at most"),
  /** It is not full before that load, and may never be. */
  AT_LEAST("at least"),
  /** No load is known at which it is full. */
  NONE("never");

  private final String words;

  Saturation(String words) {
    this.words = words;
  }

  /** What stands before the load in a sentence: "saturates at most at 750/s". */
  public String words() {
    return words;
  }

  /** What results and explanations call it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
