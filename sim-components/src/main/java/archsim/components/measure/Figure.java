package archsim.components.measure;

import archsim.core.statistics.Excursions;
import archsim.core.statistics.LatencyHistogram;
import archsim.core.statistics.TimeWeighted;

/**
 * A figure that a component measures of its own, beside its resources and its requests: how many
 * entries a cache has evicted, the share of reads that hit, how many messages a queue holds, how
 * long they stayed. It is declared once, by name; results, series and promises know it from there.
 */
public final class Figure {
  private static final int DIGITS = 2;

  private final String component;
  private final String name;
  private final Kind kind;
  private final LatencyHistogram times = new LatencyHistogram(DIGITS);
  private final Excursions excursions = new Excursions(DIGITS);
  private final TimeWeighted level = new TimeWeighted();
  private double sum;
  private double of;

  /** What a figure is about. */
  public enum Kind {
    /** How often something happened, or how much of it there was. */
    COUNT,
    /** How many among those that came: hits among gets. */
    SHARE,
    /** A quantity that jumps, such as messages inside: the time average and the highest. */
    LEVEL,
    /** Times in seconds, one for each event: the mean and quantiles. */
    TIME
  }

  Figure(String component, String name, Kind kind) {
    this.component = component;
    this.name = name;
    this.kind = kind;
  }

  /** It happened once, or there was so much more of it. */
  public void add(double amount) {
    sum += amount;
  }

  /** One more came, and was one of those that count, or was not. */
  public void count(boolean counts) {
    of++;
    if (counts) {
      sum++;
    }
  }

  /** The level is this from now on. */
  public void set(double now, double newLevel) {
    level.set(now, newLevel);
  }

  /** One more took so many seconds. */
  public void record(double seconds) {
    sum += seconds;
    of++;
    times.record(seconds);
    excursions.observe(seconds);
  }

  /** What is summed up: happenings, those that count, ∫ level dt, seconds. */
  double sum(double now) {
    return kind == Kind.LEVEL ? level.area(now) : sum;
  }

  /** What the sum is divided by, besides time: those that came. */
  double of() {
    return of;
  }

  Kind kind() {
    return kind;
  }

  void reset(double now) {
    times.reset();
    excursions.reset();
    level.reset(now);
    sum = 0;
    of = 0;
  }

  FigureSnapshot snapshot(double now) {
    return new FigureSnapshot(
        component, name, kind, sum(now), of, level.max(), times.snapshot(), excursions.snapshot());
  }
}
