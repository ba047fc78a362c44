package archsim.core;

/** A value that a user wrote breaks a rule; the message is meant for that user. */
public class InvalidSpecException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public InvalidSpecException(String message) {
    super(message);
  }
}
