package archsim.components;

import archsim.core.Clock;
import archsim.core.Timer;
import java.util.ArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cores that are never fewer than what runs, so each execution has one of its own: processor
 * sharing without the sharing, at the price of one event.
 */
final class DedicatedCores implements Cpu {
  private final Clock clock;
  private final ResourceStatistics.Meter meter;
  private final Parts.Cpu parts;
  private final ArrayList<Core> free = new ArrayList<>();
  private Core[] cores = new Core[4];
  private int count;
  private int running;

  DedicatedCores(Clock clock, ResourceStatistics.Meter meter, Parts.Cpu parts) {
    this.clock = clock;
    this.meter = meter;
    this.parts = parts;
  }

  @Override
  public void run(Execution execution, double work) {
    Core core = free.isEmpty() ? addCore() : free.remove(free.size() - 1);
    core.execution = execution;
    execution.place = core.number;
    execution.work = work;
    meter.set(clock.now(), ++running, 0);
    meter.waited(0);
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
    if (execution.isComputing()) {
      meter.claim();
    }
  }

  private Core addCore() {
    if (count == cores.length) {
      cores = Arrays.copyOf(cores, 2 * count);
    }
    Core core = new Core(count);
    cores[count++] = core;
    return core;
  }

  private void release(Core core, Execution execution) {
    double now = clock.now();
    meter.set(now, --running, 0);
    execution.place = Execution.NOT_RUNNING;
    free.add(core);
    execution.request().charge(now, parts.demand());
  }

  private final class Core {
    private final int number;
    private final Timer timer = clock.timer(this::done);
    private @Nullable Execution execution;

    Core(int number) {
      this.number = number;
    }

    private void done() {
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
