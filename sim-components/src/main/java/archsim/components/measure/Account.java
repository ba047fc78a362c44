package archsim.components.measure;

import java.util.Arrays;

/**
 * Where the time of a request went: seconds by part, such as waiting for a CPU. A charge books the
 * time since the last one, so the parts add up to the response time by construction. Requests that
 * follow one upon the other share one account; what runs in parallel has its own, and at the join
 * the account of whoever was waited for goes on.
 */
public final class Account {
  private static final int FEWEST = 4;
  private static final short[] NO_PARTS = {};
  private static final double[] NO_SECONDS = {};

  private double mark;
  private int size;
  // None until there is something to book: of a million who wait, most have nothing yet.
  private short[] parts = NO_PARTS;
  private double[] seconds = NO_SECONDS;

  public void start(double now) {
    mark = now;
    size = 0;
  }

  /** Books the time since the last charge as one part. */
  public void charge(double now, int part) {
    double elapsed = now - mark;
    if (elapsed > 0) {
      add(part, elapsed);
      mark = now;
    }
  }

  /** Books the time since the last charge as demand up to a limit, the rest as waiting. */
  public void charge(double now, int part, double demand, int waitPart) {
    double elapsed = now - mark;
    if (elapsed > 0) {
      double own = Math.min(demand, elapsed);
      add(part, own);
      if (elapsed > own) {
        add(waitPart, elapsed - own);
      }
      mark = now;
    }
  }

  private void add(int part, double amount) {
    for (int i = 0; i < size; i++) {
      if (parts[i] == part) {
        seconds[i] += amount;
        return;
      }
    }
    if (size == parts.length) {
      int capacity = Math.max(FEWEST, 2 * size);
      parts = Arrays.copyOf(parts, capacity);
      seconds = Arrays.copyOf(seconds, capacity);
    }
    parts[size] = (short) part;
    seconds[size++] = amount;
  }

  /** Makes this account equal to another. */
  public void copy(Account other) {
    mark = other.mark;
    size = other.size;
    if (parts.length < size) {
      parts = new short[other.parts.length];
      seconds = new double[other.parts.length];
    }
    System.arraycopy(other.parts, 0, parts, 0, size);
    System.arraycopy(other.seconds, 0, seconds, 0, size);
  }

  /** Adds the parts to a row with a place for every part; gives back their sum. */
  public double addTo(double[] row) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      row[parts[i]] += seconds[i];
      sum += seconds[i];
    }
    return sum;
  }
}
