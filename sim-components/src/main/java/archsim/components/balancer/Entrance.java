package archsim.components.balancer;

import archsim.components.flow.Draw;
import archsim.components.flow.Reply;
import archsim.components.flow.Request;
import archsim.components.measure.Outcome;
import archsim.components.measure.ResourceStatistics;
import archsim.components.model.Wiring;
import archsim.components.resource.Cpu;
import archsim.components.resource.Execution;
import archsim.core.Clock;
import archsim.core.Timer;
import archsim.core.random.Distribution;
import org.jspecify.annotations.Nullable;

/**
 * What a request goes through inside a load balancer before it is passed on: the limit of requests
 * inside, the work on the balancer's own cores, and its latency.
 */
final class Entrance {
  private final Clock clock;
  private final Onward onward;
  private final @Nullable Draw latency;
  private final int latencyPart;
  private final @Nullable Cpu cpu;
  private final @Nullable Draw operation;
  private final int limit;
  private final ResourceStatistics.@Nullable Meter connections;
  private int inside;

  /** Whoever takes requests that are through. */
  @FunctionalInterface
  interface Onward {
    void pass(Request request, Reply reply);
  }

  Entrance(EntranceSpec spec, Wiring wiring, Onward onward) {
    clock = wiring.clock();
    this.onward = onward;
    latency = spec.latency().secondMoment() == 0 ? null : wiring.draw("latency", spec.latency());
    latencyPart = wiring.part("latency");
    Double cores = spec.cpu();
    Distribution work = spec.operation();
    limit = spec.mostInside();
    operation = work == null ? null : wiring.draw("operation", work);
    cpu =
        cores == null
            ? null
            : Cpu.of(
                clock,
                cores,
                limit,
                wiring.resource("cpu", cores, 1).replica(0),
                wiring.cpuParts());
    connections =
        limit == Integer.MAX_VALUE ? null : wiring.resource("connections", limit, 1).replica(0);
  }

  /** Whether a request only has to be passed on. */
  boolean isOpen() {
    return latency == null && cpu == null && connections == null;
  }

  void enter(Request request) {
    if (inside >= limit) {
      request.complete(Outcome.REJECTED);
      return;
    }
    count(1);
    Passage passage = new Passage(request);
    request.heldBy(passage);
    if (cpu == null || operation == null) {
      passage.computed();
    } else {
      cpu.run(passage, operation.next(request));
    }
  }

  private void count(int more) {
    inside += more;
    if (connections != null) {
      connections.set(clock.now(), inside, 0);
      if (more > 0) {
        connections.waited(0);
      }
    }
  }

  /** A request inside; it holds its connection until it has ended. */
  private final class Passage extends Execution implements Reply {
    private @Nullable Timer timer;
    private boolean left;

    Passage(Request request) {
      super(request);
    }

    @Override
    protected void computed() {
      if (latency == null) {
        onward.pass(request(), this);
      } else {
        timer = clock.timer(this::delayed);
        timer.start(latency.next(request()));
      }
    }

    private void delayed() {
      request().charge(clock.now(), latencyPart);
      onward.pass(request(), this);
    }

    @Override
    public void complete(Outcome outcome) {
      leave();
      request().complete(outcome);
    }

    private void leave() {
      if (!left) {
        left = true;
        count(-1);
      }
    }

    @Override
    public void cancel() {
      if (timer != null) {
        timer.cancel();
      }
      if (cpu != null) {
        cpu.cancel(this);
      }
      leave();
      request().complete(Outcome.CANCELLED);
    }

    @Override
    public void claim() {
      if (connections != null) {
        connections.claim();
      }
      if (cpu != null) {
        cpu.claim(this);
      }
    }
  }
}
