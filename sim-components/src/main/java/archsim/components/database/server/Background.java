package archsim.components.database.server;

import archsim.components.flow.Edge;
import archsim.components.flow.Handler;
import archsim.components.flow.Reply;
import archsim.components.flow.Request;
import archsim.components.flow.Root;
import archsim.components.measure.Outcome;
import archsim.components.model.Wiring;
import archsim.core.random.KeyedRandom;
import org.jspecify.annotations.Nullable;

/**
 * Work that servers do for no client: writes that another one has done, or that one has missed. It
 * is open and claims what it holds like any request, and belongs to the workload of the last write.
 */
public final class Background {
  private final Servers servers;
  private final Edge edge;
  private @Nullable Request origin;
  private long number;

  public Background(Servers servers, Wiring wiring) {
    this.servers = servers;
    edge = wiring.branches();
  }

  /** A client writes: what comes of it is on behalf of its workload. */
  public void causedBy(Request write) {
    origin = write.origin();
  }

  /**
   * Applies a write at a server.
   *
   * @param rows by which its work is multiplied
   */
  public void apply(int server, double rows, Reply whenDone) {
    Request cause = origin;
    if (cause == null) {
      throw new IllegalStateException("work that no write has caused");
    }
    Root root = new Root(KeyedRandom.mix(~KeyedRandom.mix(++number)), 0);
    Done done = new Done(whenDone);
    Request request = edge.openLater(root, cause, done);
    done.request = request;
    edge.deliver(request, Handler.of(server, each -> servers.get(server).work(each, rows)));
  }

  private final class Done implements Reply {
    private final Reply whenDone;
    private @Nullable Request request;

    Done(Reply whenDone) {
      this.whenDone = whenDone;
    }

    @Override
    public void complete(Outcome outcome) {
      if (request != null) {
        edge.close(request);
      }
      whenDone.complete(outcome);
    }
  }
}
