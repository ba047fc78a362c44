package archsim.core;

/**
 * A value that a user wrote breaks a rule. The message is meant for that user; what a reader of it
 * wants apart is kept apart: whom it is about, and what the user probably meant.
 */
public class InvalidSpecException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String subject;
  private final String problem;
  private final String suggestion;
  private final String more;

  public InvalidSpecException(String message) {
    this("", message);
  }

  /**
   * A rule that one field or component breaks.
   *
   * @param subject the key of the field, or the name of the component
   */
  public InvalidSpecException(String subject, String message) {
    this(subject, message, "", "");
  }

  private InvalidSpecException(String subject, String problem, String suggestion, String more) {
    super(problem + (suggestion.isEmpty() ? "" : "; " + suggestion) + more);
    this.subject = subject;
    this.problem = problem;
    this.suggestion = suggestion;
    this.more = more;
  }

  /** The same, with what the user probably meant: "did you mean 'x'?". */
  public InvalidSpecException suggesting(String meant) {
    return new InvalidSpecException(subject, problem, "did you mean " + meant + "?", more);
  }

  /** The same with words around it: what comes before, and after the suggestion if there is one. */
  public InvalidSpecException within(String before, String after) {
    return new InvalidSpecException(subject, before + problem, suggestion, more + after);
  }

  /** The key of the field or the name of the component it is about, empty for none of them. */
  public String subject() {
    return subject;
  }

  /** The message without the suggestion. */
  public String problem() {
    String stop = !suggestion.isEmpty() && more.startsWith(" ") ? "." : "";
    return problem + stop + more;
  }

  /** "did you mean 'x'?", or empty. */
  public String suggestion() {
    return suggestion;
  }
}
