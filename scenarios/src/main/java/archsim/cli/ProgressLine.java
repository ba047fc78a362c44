package archsim.cli;

import archsim.core.experiment.Replications;
import java.io.PrintStream;
import java.util.function.LongSupplier;

/** One line on stderr that says how far a run is: drawn over itself, and gone at the end. */
final class ProgressLine implements Replications.Progress, AutoCloseable {
  private static final long PAUSE = 100_000_000;
  private static final String ERASE = "\r\u001b[K";

  private final PrintStream err;
  private final String name;
  private final LongSupplier nanoTime;
  private long drawn;

  /**
   * Draws the line for the first time.
   *
   * @param nanoTime tells the time, in nanoseconds
   */
  ProgressLine(PrintStream err, String name, LongSupplier nanoTime) {
    this.err = err;
    this.name = name;
    this.nanoTime = nanoTime;
    draw("simulating");
  }

  @Override
  public synchronized void update(int done, int total) {
    if (done == total || nanoTime.getAsLong() - drawn >= PAUSE) {
      draw("%d of %d replications".formatted(done, total));
    }
  }

  private void draw(String words) {
    err.print(ERASE + name + ": " + words);
    err.flush();
    drawn = nanoTime.getAsLong();
  }

  @Override
  public synchronized void close() {
    err.print(ERASE);
    err.flush();
  }
}
