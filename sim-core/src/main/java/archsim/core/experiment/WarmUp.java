package archsim.core.experiment;

import java.util.List;
import java.util.Optional;

/**
 * How long a system takes to settle.
 *
 * @param seconds before measuring begins
 * @param unsettled why that is not enough, with what to write; empty where it is
 * @param component that is known to need as long; empty where pilots or the user tell
 */
public record WarmUp(double seconds, Optional<String> unsettled, String component) {
  /** That none of the figures is said to move by chance. */
  private static final double CONFIDENCE = 0.99;

  /** How many times longer than the measured time a warm-up may be that nobody asked for. */
  private static final double LONGEST = 10;

  private static final double MUCH_LONGER = 4;

  /** One that is said, or none. */
  public static WarmUp of(double seconds) {
    return new WarmUp(seconds, Optional.empty(), "");
  }

  /**
   * What pilots tell: the latest cut of all figures, at most half of the pilots. Where a figure
   * still changes after its own cut, that is the half; where it changes after the half as well, the
   * pilots are too short.
   *
   * @param bucket seconds between two values of a series
   */
  public static WarmUp of(List<PilotSeries> series, double bucket) {
    int latest = 0;
    Optional<String> unsettled = Optional.empty();
    double confidence = 1 - (1 - CONFIDENCE) / series.size();
    for (PilotSeries each : series) {
      int half = each.length() / 2;
      int cut = Math.min(half, each.truncation());
      if (each.changesAfter(cut, confidence)) {
        cut = half;
      }
      if (unsettled.isEmpty() && cut == half && each.changesAfter(half, confidence)) {
        unsettled = Optional.of(tooShort(each.name(), each.length() * bucket));
      }
      latest = Math.max(latest, cut);
    }
    return new WarmUp(Wording.twoDigitsUp(latest * bucket), unsettled, "");
  }

  private static String tooShort(String name, double length) {
    return "%s still changes after %s: warmup: %s, or longer"
        .formatted(name, Wording.durationUp(length), Wording.durationUp(MUCH_LONGER * length));
  }

  /** What a reader should know of it: that it is long, and why. */
  public Optional<String> hint() {
    return component.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the warm-up takes %s, for %s settles no sooner"
                .formatted(Wording.durationUp(seconds), component));
  }

  /**
   * No shorter than what is known of a component. It is too long to be taken unasked where it is
   * more than ten times the measured time.
   *
   * @param component that takes so long
   * @param settlesAfter in seconds
   * @param duration measured seconds
   * @param seen seconds that pilots looked at: what is known to take longer they cannot tell
   */
  public WarmUp atLeast(String component, double settlesAfter, double duration, double seen) {
    if (settlesAfter <= seconds) {
      return this;
    }
    if (settlesAfter > LONGEST * duration) {
      String why =
          "%s settles in %s only: warmup: %2$s"
              .formatted(component, Wording.durationUp(settlesAfter));
      return new WarmUp(seconds, Optional.of(why), "");
    }
    Optional<String> seenByPilots = settlesAfter > seen ? Optional.empty() : unsettled;
    return new WarmUp(settlesAfter, seenByPilots, component);
  }
}
