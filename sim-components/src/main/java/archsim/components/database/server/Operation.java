package archsim.components.database.server;

import archsim.core.spec.Doc;

/** What a statement does. */
public enum Operation {
  @Doc("A reading statement.")
  READ("read"),
  @Doc("A writing statement.")
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
