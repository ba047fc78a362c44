package archsim.components.database.server;

import archsim.components.flow.Handler;
import archsim.components.flow.Request;

/** The servers of a database in one run, and the way of a statement among them. */
public interface Cluster {
  /** Who takes a statement: a server, or whoever shares it out among several. */
  Handler unit(Request request, Operation operation, Statement statement);

  /** The servers there are, up or down. */
  Servers servers();

  /** So many shards or servers join or, where negative, leave, those that came last first. */
  default void resize(int change) {
    throw new IllegalStateException("nobody joins or leaves this database");
  }

  /** A server is gone, or is back. */
  default void changed(int server) {}
}
