package archsim.components.database;

import archsim.components.Cpu;
import archsim.components.Draw;
import archsim.components.Execution;
import archsim.components.Outcome;
import archsim.components.Pool;
import archsim.components.Reply;
import archsim.components.Request;
import archsim.components.Wiring;
import archsim.core.Clock;
import org.jspecify.annotations.Nullable;

/**
 * One server of a database: a statement takes one of the connections, computes on the cores under
 * processor sharing, then does its disk operations one after the other, and gives the connection
 * back.
 */
final class Server {
  private static final int MOST_WAITING = 10_000;

  private final Clock clock;
  private final Pool connections;
  private final Cpu cpu;
  private final @Nullable Disk disk;
  private final int connectionPart;
  private final int diskPart;
  private final int diskWaitPart;

  /** What a statement of one kind needs. */
  record Work(Draw cpu, Draw disk) {}

  Server(Database.Spec spec, Wiring wiring) {
    clock = wiring.clock();
    connections =
        new Pool(
            clock,
            spec.connections(),
            MOST_WAITING,
            wiring.resource("connections", spec.connections(), 1).replica(0));
    cpu =
        wiring.cpu(
            0,
            spec.cores(),
            spec.connections(),
            wiring.resource("cpu", spec.cores(), 1).replica(0));
    disk =
        spec.disk() == null
            ? null
            : new Disk(clock, spec.disk(), wiring.resource("disk", 1, 1).replica(0));
    connectionPart = wiring.part("connections.wait");
    diskPart = wiring.part("disk");
    diskWaitPart = wiring.part("disk.wait");
  }

  void handle(Request request, Reply reply, Work work) {
    Statement statement = new Statement(request, work);
    request.heldBy(statement);
    if (!connections.acquire(statement)) {
      reply.complete(Outcome.REJECTED);
    }
  }

  /** One statement on its way through the server. */
  private final class Statement extends Execution {
    private final Work work;
    private boolean connected;
    private long operations;
    private Disk.@Nullable Turn turn;

    Statement(Request request, Work work) {
      super(request);
      this.work = work;
    }

    @Override
    protected void granted() {
      connected = true;
      request().charge(clock.now(), connectionPart);
      cpu.run(this, work.cpu.next(request()));
    }

    @Override
    protected void computed() {
      if (disk != null) {
        operations = Math.round(work.disk.next(request()));
      }
      operate();
    }

    private void operate() {
      if (operations == 0 || disk == null) {
        end(Outcome.OK);
        return;
      }
      operations--;
      if (turn == null) {
        turn = disk.turn(this::operated);
      }
      turn.begin();
    }

    private void operated() {
      if (disk != null) {
        request().charge(clock.now(), diskPart, disk.latency(), diskWaitPart);
      }
      operate();
    }

    private void end(Outcome outcome) {
      if (connected) {
        connections.release();
      }
      request().complete(outcome);
    }

    @Override
    protected void claim() {
      connections.claim();
      cpu.claim(this);
      if (turn != null) {
        turn.claim();
      }
    }

    @Override
    public void cancel() {
      if (turn != null) {
        turn.cancel();
      }
      if (!connections.leave(this)) {
        cpu.cancel(this);
      }
      end(Outcome.CANCELLED);
    }
  }
}
