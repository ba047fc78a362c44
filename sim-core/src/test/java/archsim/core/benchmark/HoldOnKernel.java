package archsim.core.benchmark;

import archsim.core.Clock;
import archsim.core.Simulation;
import archsim.core.Timer;
import archsim.core.random.Exponential;
import archsim.core.random.Sampler;
import archsim.core.random.Streams;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The hold model with timers of the kernel: each event schedules itself anew, and every second one
 * cancels another and schedules that anew, too.
 */
final class HoldOnKernel {
  private final Clock clock;
  private final UniformRandomProvider random;
  private final Sampler delay;
  private final Event[] pending;
  private final long events;
  private long executed;
  private double end;

  private HoldOnKernel(Simulation simulation, long events, int pending) {
    this.events = events;
    Streams streams = new Streams(1, 0);
    clock = simulation.clock("hold");
    random = streams.sequential("hold", "other");
    delay = new Exponential(1).sampler(streams.sequential("hold", "delay"));
    this.pending = new Event[pending];
    Arrays.setAll(this.pending, i -> new Event());
  }

  /** Executes so many events with so many pending; gives back the time then. */
  static double run(long events, int pending) {
    Simulation simulation = new Simulation();
    HoldOnKernel hold = new HoldOnKernel(simulation, events, pending);
    double step = 10_000.0 / pending;
    while (hold.executed < events) {
      simulation.runUntil(simulation.now() + step);
    }
    return hold.end;
  }

  private final class Event implements Runnable {
    private final Timer timer = clock.timer(this);

    @SuppressWarnings("ThisEscapedInObjectConstruction")
    Event() {
      timer.start(delay.sample());
    }

    @Override
    public void run() {
      if (++executed < events) {
        timer.start(delay.sample());
        if ((executed & 1) == 0) {
          Timer other = pending[random.nextInt(pending.length)].timer;
          other.cancel();
          other.start(delay.sample());
        }
      } else if (executed == events) {
        end = clock.now(); // what is left of the last step does nothing
      }
    }
  }
}
