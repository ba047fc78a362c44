package archsim.components.database;

/** What a statement does. */
public enum Operation {
  READ("read"),
  WRITE("write");

  private final String endpoint;

  Operation(String endpoint) {
    this.endpoint = endpoint;
  }

  /** The endpoint of a database that does it. */
  public String endpoint() {
    return endpoint;
  }
}
