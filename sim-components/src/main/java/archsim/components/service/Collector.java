package archsim.components.service;

import archsim.components.flow.Draw;
import archsim.components.flow.Request;
import archsim.components.measure.ResourceStatistics;
import archsim.components.resource.Cpu;
import archsim.core.Clock;
import archsim.core.Timer;

/**
 * The garbage collector of one replica: whenever so many bytes were allocated, it stops all compute
 * for a pause. What is allocated during a pause counts towards the next one, which follows at once
 * where it is due already.
 */
final class Collector {
  private final Clock clock;
  private final double every;
  private final Draw allocates;
  private final Draw pause;
  private final Cpu cpu;
  private final ResourceStatistics.Meter meter;
  private final Timer end;
  private double allocated;
  private boolean pausing;
  private double next;

  /** What the collectors of all replicas draw. */
  record Draws(Draw allocates, Draw pause) {}

  Collector(Clock clock, double every, Draws draws, Cpu cpu, ResourceStatistics.Meter meter) {
    this.clock = clock;
    this.every = every;
    allocates = draws.allocates();
    pause = draws.pause();
    this.cpu = cpu;
    this.meter = meter;
    end = clock.timer(this::ended);
  }

  /** A request begins, and allocates. */
  void allocate(Request request) {
    allocated += Math.rint(allocates.next(request));
    while (allocated >= every) {
      allocated -= every;
      next += pause.next(request);
    }
    if (!pausing) {
      begin();
    }
  }

  private void begin() {
    if (next > 0) {
      pausing = true;
      cpu.stop();
      level(1);
      end.start(next);
      next = 0;
    }
  }

  private void ended() {
    if (next > 0) {
      end.start(next);
      next = 0;
    } else {
      resume();
    }
  }

  /** The replica was killed: nothing is allocated, and a pause is over. */
  void reset() {
    allocated = 0;
    next = 0;
    if (pausing) {
      end.cancel();
      resume();
    }
  }

  private void resume() {
    pausing = false;
    level(0);
    cpu.go();
  }

  private void level(double stopped) {
    meter.own(stopped);
    meter.set(clock.now(), stopped, 0);
  }
}
