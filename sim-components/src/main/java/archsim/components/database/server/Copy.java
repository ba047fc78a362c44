package archsim.components.database.server;

import archsim.components.flow.Edge;
import archsim.components.flow.Handler;
import archsim.components.flow.Reply;
import archsim.components.flow.Request;
import archsim.components.measure.Outcome;
import archsim.components.resource.Execution;
import org.jspecify.annotations.Nullable;

/** What a server does to send or receive some data: it computes, or its disk operates. */
public final class Copy extends Execution {
  private final Server server;
  private final double work;
  private final Disk.@Nullable Turn turn;
  private long operations;

  /** Is told when it has ended, and whether all was done. */
  public interface Ended {
    void ended(Copy copy, boolean ok);
  }

  /**
   * @param parent of all that the database does of its own accord
   * @param work CPU time on one core, in seconds
   * @param operations of the disk, one after the other
   */
  public Copy(Edge edge, Request parent, Ended ended, Server server, double work, long operations) {
    this(new Open(edge, parent, ended), server, work, operations);
  }

  private Copy(Open open, Server server, double work, long operations) {
    super(open.request);
    open.copy = this;
    this.server = server;
    this.work = work;
    this.operations = operations;
    Disk disk = server.disk();
    turn = operations > 0 && disk != null ? disk.turn(this::operate) : null;
    request().heldBy(this);
  }

  public Server server() {
    return server;
  }

  /** Operations that are not done. */
  public long left() {
    return operations + 1;
  }

  public boolean isAt(Server other) {
    return server == other;
  }

  public void begin() {
    request().edge().deliver(request(), Handler.of(server.index(), each -> work()));
  }

  private void work() {
    if (turn == null) {
      server.cpu().run(this, work);
    } else {
      operate();
    }
  }

  private void operate() {
    if (operations-- > 0 && turn != null) {
      turn.begin();
    } else {
      request().complete(Outcome.OK);
    }
  }

  @Override
  protected void computed() {
    request().complete(Outcome.OK);
  }

  @Override
  public void claim() {
    server.cpu().claim(this);
    if (turn != null) {
      turn.claim();
    }
  }

  @Override
  public void cancel() {
    if (turn == null) {
      server.cpu().cancel(this);
    } else {
      turn.cancel();
    }
    request().complete(Outcome.CANCELLED);
  }

  /** The request it works on, which it gets an account for and gives it back. */
  private static final class Open implements Reply {
    private final Edge edge;
    private final Request parent;
    private final Ended ended;
    private final Request request;
    private @Nullable Copy copy;

    @SuppressWarnings("ThisEscapedInObjectConstruction") // it is told only after begin()
    Open(Edge edge, Request parent, Ended ended) {
      this.edge = edge;
      this.parent = parent;
      this.ended = ended;
      request = edge.fork(parent, this);
    }

    @Override
    public void complete(Outcome outcome) {
      edge.join(parent, request, false);
      if (copy != null) {
        ended.ended(copy, outcome == Outcome.OK);
      }
    }
  }
}
