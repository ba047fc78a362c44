package archsim.components.database.server;

import archsim.components.flow.Request;

/** The disk operations of a statement, one after the other. */
final class DiskWork {
  private final Disk disk;
  private final Request request;
  private final Server server;
  private final Runnable whenDone;
  private final Disk.Turn turn;
  private long left;

  /**
   * @param whenDone called after the last of each batch
   */
  DiskWork(Disk disk, Request request, Server server, Runnable whenDone) {
    this.disk = disk;
    this.request = request;
    this.server = server;
    this.whenDone = whenDone;
    turn = disk.turn(this::operated);
  }

  /** Does so many, at least one. */
  void begin(long operations) {
    left = operations;
    turn.begin();
  }

  private void operated() {
    Servers shared = server.shared();
    request.charge(server.clock().now(), shared.diskPart(), disk.latency(), shared.diskWaitPart());
    if (--left == 0) {
      whenDone.run();
    } else {
      turn.begin();
    }
  }

  /** Says that it waits, where it does. */
  void claim() {
    turn.claim();
  }

  void cancel() {
    turn.cancel();
  }
}
