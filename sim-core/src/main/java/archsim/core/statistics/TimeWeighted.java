package archsim.core.statistics;

/**
 * The time average of a quantity that jumps at events, such as a queue length: (1/T) ∫ x(t) dt,
 * where T is the time since the last reset. The clock is passed in: one level costs three fields.
 */
public final class TimeWeighted {
  private double level;
  private double area;
  private double since;
  private double max;

  /** The quantity has this level from now on. */
  public void set(double now, double newLevel) {
    area += level * (now - since);
    since = now;
    level = newLevel;
    if (newLevel > max) {
      max = newLevel;
    }
  }

  /** Adds to the level from now on. */
  public void add(double now, double change) {
    set(now, level + change);
  }

  public double level() {
    return level;
  }

  /** ∫ x(t) dt since the last reset. */
  public double area(double now) {
    return area + level * (now - since);
  }

  /** The highest level since the last reset. */
  public double max() {
    return max;
  }

  /** Forgets the area and keeps the level. */
  public void reset(double now) {
    area = 0;
    since = now;
    max = level;
  }
}
