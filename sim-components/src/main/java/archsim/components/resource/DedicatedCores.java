package archsim.components.resource;

import archsim.components.measure.Parts;
import archsim.components.measure.ResourceStatistics;
import archsim.core.Clock;
import archsim.core.Timer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cores that are never fewer than what runs, so each execution has one of its own: processor
 * sharing without the sharing, at the price of one event.
 */
final class DedicatedCores implements Cpu {
  private final Clock clock;
  private final ResourceStatistics.@Nullable Meter meter;
  private final Parts.Computing parts;
  private Core[] cores = new Core[4];
  private int count;

  // The numbers of the cores that are free, the last one on top.
  private int[] free = new int[4];
  private int freeCount;
  private int running;

  /**
   * @param meter without one, the cores are not measured
   */
  DedicatedCores(Clock clock, ResourceStatistics.@Nullable Meter meter, Parts.Computing parts) {
    this.clock = clock;
    this.meter = meter;
    this.parts = parts;
  }

  @Override
  public void run(Execution execution, double work) {
    Core core = freeCount == 0 ? addCore() : cores[free[--freeCount]];
    core.execution = execution;
    execution.place = core.number;
    execution.work = work;
    if (meter != null) {
      meter.set(clock.now(), ++running, 0);
      meter.waited(0);
    }
    core.timer.start(work);
  }

  @Override
  public boolean cancel(Execution execution) {
    if (execution.place == Execution.NOT_RUNNING) {
      return false;
    }
    Core core = cores[execution.place];
    core.timer.cancel();
    release(core, execution);
    return true;
  }

  @Override
  public void claim(Execution execution) {
    if (meter != null && execution.isComputing()) {
      meter.claim();
    }
  }

  private Core addCore() {
    if (count == cores.length) {
      cores = Arrays.copyOf(cores, 2 * count);
      free = Arrays.copyOf(free, 2 * count);
    }
    Core core = new Core(count);
    cores[count++] = core;
    return core;
  }

  private void release(Core core, Execution execution) {
    double now = clock.now();
    if (meter != null) {
      meter.set(now, --running, 0);
    }
    execution.place = Execution.NOT_RUNNING;
    free[freeCount++] = core.number;
    execution.request().charge(now, parts.demand());
  }

  private final class Core implements Runnable {
    private final int number;
    private final Timer timer;
    private @Nullable Execution execution;

    @SuppressWarnings("ThisEscapedInObjectConstruction")
    Core(int number) {
      this.number = number;
      timer = clock.standingTimer(this);
    }

    @Override
    public void run() {
      Execution done = execution;
      if (done == null) {
        throw new IllegalStateException("a core finished work it does not have");
      }
      execution = null;
      release(this, done);
      done.computed();
    }
  }
}
