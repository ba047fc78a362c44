package archsim.cli;

import archsim.core.experiment.Replications;
import java.io.PrintStream;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;

/** One line on stderr that says how far a run is: drawn over itself, and gone at the end. */
final class ProgressLine implements Replications.Progress, AutoCloseable {
  private static final long PAUSE = 100_000_000;
  private static final long SECOND = 1_000; // ms
  private static final String ERASE = "\r\u001b[K";

  private final PrintStream err;
  private final String name;
  private final LongSupplier nanoTime;
  private final long begun;
  private final Timer clock = new Timer("progress", true);
  private String words = "";
  private volatile double simulated;
  private long drawn;
  private boolean closed;

  /**
   * Draws the line for the first time.
   *
   * @param nanoTime tells the time, in nanoseconds
   */
  ProgressLine(PrintStream err, String name, LongSupplier nanoTime) {
    this.err = err;
    this.name = name;
    this.nanoTime = nanoTime;
    begun = nanoTime.getAsLong();
    draw();
    clock.schedule(
        new TimerTask() {
          @Override
          public void run() {
            tick();
          }
        },
        SECOND,
        SECOND);
  }

  /** A replication may take long; the time goes on, so that people see that the run does. */
  synchronized void tick() {
    if (!closed) {
      draw();
    }
  }

  @Override
  public synchronized void update(int done, int total) {
    words = "%s of %s replications".formatted(done, total);
    if (done == total || nanoTime.getAsLong() - drawn >= PAUSE) {
      draw();
    }
  }

  @Override
  public void simulated(double share) {
    simulated = share;
  }

  /** While none is finished, how much of one is. */
  private String first() {
    int percent = (int) (simulated * 100);
    return "simulating" + (percent == 0 ? "" : ", " + percent + " % of a replication");
  }

  private void draw() {
    long seconds = (nanoTime.getAsLong() - begun) / 1_000_000_000;
    err.print(
        ERASE
            + name
            + ": "
            + (words.isEmpty() ? first() : words)
            + (seconds < 2 ? "" : ", " + seconds + " s"));
    err.flush();
    drawn = nanoTime.getAsLong();
  }

  @Override
  public synchronized void close() {
    closed = true;
    clock.cancel();
    err.print(ERASE);
    err.flush();
  }
}
