package archsim.core.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs independent replications of one task on several threads, further and further: a replication
 * is a function of its index alone, so the results are the same whatever the number of threads.
 * Threads live no longer than a call of {@link #upTo}; the caller's thread is one of them.
 *
 * @param <R> what a replication returns, never null
 */
public final class Replications<R> {
  private final int jobs;
  private final IntFunction<R> task;
  private final Progress progress;
  private final Interrupt interrupt;

  // Guarded by this object.
  private final TreeMap<Integer, R> finished = new TreeMap<>();
  private final TreeMap<Integer, Throwable> failures = new TreeMap<>();
  private int next;
  private int target;

  /** Told after each replication that finished, one at a time, from any of the threads. */
  @FunctionalInterface
  public interface Progress {
    Progress NONE = (done, total) -> {};

    /**
     * One more is done.
     *
     * @param total how many are asked for now
     */
    void update(int done, int total);

    /** So much of some replication is simulated, from 0 to 1; told often, and from any thread. */
    default void simulated(double share) {}
  }

  /**
   * The replications that are finished, in the order of their indices from 0 and without a gap.
   *
   * @param interrupted whether there are fewer than asked for
   */
  public record Batch<R>(List<R> results, boolean interrupted) {
    public Batch {
      results = List.copyOf(results);
    }
  }

  /**
   * Runs nothing yet.
   *
   * @param jobs threads, at least 1
   * @param task runs the replication of an index; called once for each
   */
  public Replications(int jobs, IntFunction<R> task, Progress progress, Interrupt interrupt) {
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs must be >= 1, was " + jobs);
    }
    this.jobs = jobs;
    this.task = task;
    this.progress = progress;
    this.interrupt = interrupt;
  }

  /**
   * Runs what is missing of the first n replications. If one fails, those with a lower index end
   * first, so that the failure that is thrown, the one of the lowest index, does not depend on the
   * threads either.
   *
   * @return all finished ones, also of earlier calls
   * @throws RuntimeException or Error as the task threw it
   */
  public Batch<R> upTo(int n) {
    List<Thread> helpers = new ArrayList<>();
    synchronized (this) {
      target = Math.max(target, n);
      int missing = target - next;
      for (int i = 1; i < Math.min(jobs, missing); i++) {
        Thread helper = new Thread(this::work, "replications-" + i);
        helper.setDaemon(true);
        helpers.add(helper);
      }
    }
    helpers.forEach(Thread::start);
    work();
    helpers.forEach(this::await);
    return batch();
  }

  private void work() {
    for (int index = claim(); index >= 0; index = claim()) {
      try {
        finish(index, task.apply(index));
      } catch (CancellationException e) {
        if (!interrupt.isRequested()) {
          fail(index, e);
        }
      } catch (RuntimeException | Error e) {
        fail(index, e);
      }
    }
  }

  /** The next index to run, −1 where there is none. */
  private synchronized int claim() {
    if (Thread.currentThread().isInterrupted()) {
      interrupt.request();
    }
    boolean stop = next >= target || interrupt.isRequested() || !failures.isEmpty();
    return stop ? -1 : next++;
  }

  private synchronized void finish(int index, R result) {
    finished.put(index, result);
    progress.update(finished.size(), target);
  }

  private synchronized void fail(int index, Throwable failure) {
    failures.put(index, failure);
  }

  /** Waits for a thread to its end; an interruption of the caller stops the others as well. */
  private void await(Thread helper) {
    boolean interrupted = false;
    while (true) {
      try {
        helper.join();
        break;
      } catch (InterruptedException e) {
        interrupt.request();
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Batch<R> batch() {
    if (!failures.isEmpty()) {
      rethrow(failures.firstEntry().getValue());
    }
    List<R> prefix = new ArrayList<>();
    for (@Nullable R result = finished.get(0);
        result != null;
        result = finished.get(prefix.size())) {
      prefix.add(result);
    }
    return new Batch<>(prefix, prefix.size() < target);
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException(failure);
  }
}
