package archsim.components.database.primary;

import archsim.components.database.server.ReadFrom;
import archsim.components.database.server.Replication;
import archsim.components.flow.Request;
import archsim.components.flow.Session;

/** Which server of a primary with replicas a read goes to: those that may, in turn. */
final class Readers {
  private final PrimaryCluster cluster;
  private final Replication spec;
  private final int slot;
  private int turn;

  /**
   * @param slot where sessions remember their last write
   */
  Readers(PrimaryCluster cluster, Replication spec, int slot) {
    this.cluster = cluster;
    this.spec = spec;
    this.slot = slot;
  }

  /** A client knows of its write. */
  void wrote(Request request, long position) {
    Session session = request.root().session();
    if (session != null && spec.readsOwnWrites()) {
      session.setPlace(slot, position);
    }
  }

  /** The server that a read goes to, negative where none can. */
  int choose(Request request) {
    Session session = spec.readsOwnWrites() ? request.root().session() : null;
    long needed = session == null ? 0 : session.place(slot);
    int count = cluster.servers().count();
    if (spec.readers() != ReadFrom.PRIMARY) {
      for (int tried = 0; tried < count; tried++) {
        turn = turn + 1 == count ? 0 : turn + 1;
        if (mayRead(turn) && cluster.follower(turn).applied() >= needed) {
          return turn;
        }
      }
    }
    return cluster.hasPrimary() ? cluster.primary() : -1;
  }

  private boolean mayRead(int server) {
    boolean isAsked = server != cluster.primary() || spec.readers() == ReadFrom.NEAREST;
    return isAsked && cluster.canRead(server);
  }
}
