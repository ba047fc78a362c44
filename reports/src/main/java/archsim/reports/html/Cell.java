package archsim.reports.html;

/**
 * A cell of a table.
 *
 * @param kind how it is set
 * @param note the number of its footnote, 0 for none
 */
public record Cell(Kind kind, String text, int note) {
  /** How a cell is set. */
  public enum Kind {
    TEXT("t"),
    /** A number: to the right, digits of one width, never broken. */
    FIGURE("n"),
    PASS("t pass"),
    FAIL("t fail"),
    UNDECIDED("t undecided");

    private final String style;

    Kind(String style) {
      this.style = style;
    }

    /** The CSS classes. */
    public String style() {
      return style;
    }
  }
}
