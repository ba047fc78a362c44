package archsim.cli;

/** The end of a command for a reason that is not a bug: a message for the user, and a code. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ExitCode code;

  /**
   * @param text complete lines, as they are written to stderr
   */
  Failure(ExitCode code, String text) {
    super(text, null, false, false);
    this.code = code;
  }

  ExitCode code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
