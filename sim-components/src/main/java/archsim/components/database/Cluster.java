package archsim.components.database;

import archsim.components.Request;

/** The servers of a database in one run, and the way of a statement among them. */
interface Cluster {
  /** Runs a statement; ends by completing its request. */
  void handle(Request request, Operation operation, Statement statement);

  /** The servers there are, up or down. */
  Servers servers();

  /** A server is gone, or is back. */
  default void changed(int server) {}
}
