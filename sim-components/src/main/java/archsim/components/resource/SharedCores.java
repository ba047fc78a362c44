package archsim.components.resource;

import archsim.components.measure.Parts;
import archsim.components.measure.ResourceStatistics;
import archsim.core.Clock;
import archsim.core.Timer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cores under processor sharing: n executions run at the rate r = min(1, cores / n) each, divided
 * by the slowdown s(min(n, cores)) where busy cores slow each other down; while they are stopped, r
 * = 0 and all cores count as busy.
 *
 * <p>Exact, not time-sliced: in virtual time V, which grows at the rate r, an execution that began
 * at V₀ ends at V₀ + work whatever comes and goes (Parekh, Gallager: A Generalized Processor
 * Sharing Approach to Flow Control, IEEE/ACM ToN 1(3), 1993). So one timer for the earliest end and
 * a heap ordered by end suffice; each change costs O(log n).
 */
final class SharedCores implements Cpu {
  /** V is set back once it is so large that adding work to it would lose digits. */
  private static final double LARGE = 1024;

  private final Clock clock;
  private final @Nullable Slowdown slowdown;
  private double cores;
  private final ResourceStatistics.Meter meter;
  private final Parts.Computing parts;
  private final Timer timer;
  private final @Nullable Giver giver;

  // A heap of those that run, by the virtual time at which each ends.
  private Execution[] heap = new Execution[8];
  private double[] finishes = new double[8];
  private int running;

  private double virtualTime;
  private double since;
  private boolean stopped;

  /** Who decides how many cores there are, whenever another number of executions runs. */
  interface Giver {
    /** Has to call {@link SharedCores#give} before it returns. */
    void changed(int running);
  }

  SharedCores(Clock clock, double cores, ResourceStatistics.Meter meter, Parts.Computing parts) {
    this(clock, cores, null, meter, parts, null);
  }

  SharedCores(
      Clock clock,
      double cores,
      @Nullable Slowdown slowdown,
      ResourceStatistics.Meter meter,
      Parts.Computing parts,
      @Nullable Giver giver) {
    this.giver = giver;
    this.clock = clock;
    this.slowdown = slowdown;
    this.cores = cores;
    this.meter = meter;
    this.parts = parts;
    timer = clock.timer(this::firstIsDone);
  }

  @Override
  public void run(Execution execution, double work) {
    advance();
    execution.work = work;
    execution.since = clock.now();
    if (running == heap.length) {
      heap = Arrays.copyOf(heap, 2 * running);
      finishes = Arrays.copyOf(finishes, 2 * running);
    }
    siftUp(running++, execution, virtualTime + work);
    changed();
  }

  @Override
  public boolean cancel(Execution execution) {
    if (execution.place == Execution.NOT_RUNNING) {
      return false;
    }
    advance();
    double done = execution.work - (finishes[execution.place] - virtualTime);
    remove(execution);
    execution.request().charge(clock.now(), parts.demand(), Math.max(0, done), parts.waiting());
    changed();
    return true;
  }

  @Override
  public void stop() {
    advance();
    stopped = true;
    changed();
  }

  @Override
  public void go() {
    advance();
    stopped = false;
    meter.own(0);
    changed();
  }

  @Override
  public void claim(Execution execution) {
    if (execution.isComputing()) {
      meter.claim();
    }
  }

  private void firstIsDone() {
    Execution first = heap[0];
    virtualTime = finishes[0]; // exactly: the way there is rounded
    since = clock.now();
    remove(first);
    changed();
    double elapsed = since - first.since;
    double wait = elapsed - first.work;
    meter.waited(wait > Math.ulp(since) * 4 ? wait : 0);
    first.request().charge(since, parts.demand(), first.work, parts.waiting());
    first.computed();
  }

  private double rate() {
    double share = running <= cores ? 1 : cores / running;
    return slowdown == null ? share : share / slowdown.at(Math.min(cores, running));
  }

  private void advance() {
    double now = clock.now();
    if (running == 0) {
      virtualTime = 0;
    } else {
      virtualTime += stopped ? 0 : (now - since) * rate();
      if (virtualTime > LARGE) {
        setBack();
      }
    }
    since = now;
  }

  private void setBack() {
    for (int i = 0; i < running; i++) {
      finishes[i] -= virtualTime;
    }
    virtualTime = 0;
  }

  /** There are so many cores from now on. */
  void give(double available) {
    advance();
    cores = available;
    restart();
  }

  private void changed() {
    if (giver == null) {
      restart();
    } else {
      giver.changed(running);
    }
  }

  private void restart() {
    if (stopped) {
      timer.cancel();
      meter.own(cores);
      meter.set(since, cores, running);
      return;
    }
    if (running == 0) {
      timer.cancel();
    } else {
      timer.start(Math.max(0, finishes[0] - virtualTime) / rate());
    }
    meter.set(since, Math.min(cores, running), Math.max(0, running - cores));
  }

  private void remove(Execution execution) {
    int hole = execution.place;
    execution.place = Execution.NOT_RUNNING;
    Execution last = heap[--running];
    clear(running);
    if (last == execution) {
      return;
    }
    double finish = finishes[running];
    int parent = (hole - 1) >> 1;
    if (hole > 0 && finish < finishes[parent]) {
      siftUp(hole, last, finish);
    } else {
      siftDown(hole, last, finish);
    }
  }

  @SuppressWarnings("NullAway") // a slot past the end holds nothing
  private void clear(int slot) {
    heap[slot] = null;
  }

  private void siftUp(int from, Execution execution, double finish) {
    int hole = from;
    while (hole > 0) {
      int parent = (hole - 1) >> 1;
      if (finishes[parent] <= finish) {
        break;
      }
      put(hole, heap[parent], finishes[parent]);
      hole = parent;
    }
    put(hole, execution, finish);
  }

  private void siftDown(int from, Execution execution, double finish) {
    int hole = from;
    while (true) {
      int child = 2 * hole + 1;
      if (child >= running) {
        break;
      }
      if (child + 1 < running && finishes[child + 1] < finishes[child]) {
        child++;
      }
      if (finishes[child] >= finish) {
        break;
      }
      put(hole, heap[child], finishes[child]);
      hole = child;
    }
    put(hole, execution, finish);
  }

  private void put(int slot, Execution execution, double finish) {
    heap[slot] = execution;
    finishes[slot] = finish;
    execution.place = slot;
  }
}
