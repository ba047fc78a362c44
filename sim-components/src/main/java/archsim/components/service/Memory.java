package archsim.components.service;

import archsim.components.flow.Draw;
import archsim.components.flow.Request;
import archsim.components.measure.ResourceStatistics;
import archsim.core.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one replica: what it takes by itself, and what the requests in it hold. Where
 * nothing is said of requests, the memory of a replica that was killed waits for its new begin.
 */
final class Memory {
  private static final double MEBI = 0x1p20;

  private final Clock clock;
  private final double limit;
  private final double base;
  private final @Nullable Draw perRequest;
  private final ResourceStatistics.Meter meter;
  private double used;

  /**
   * @param limit bytes
   * @param base bytes that an idle replica takes
   */
  Memory(
      Clock clock,
      double limit,
      double base,
      @Nullable Draw perRequest,
      ResourceStatistics.Meter meter) {
    this.clock = clock;
    this.limit = limit;
    this.base = base;
    this.perRequest = perRequest;
    this.meter = meter;
    begin();
  }

  /** The replica begins, empty. */
  void begin() {
    meter.own(base);
    set(base);
  }

  /** The replica was killed. */
  void isDown() {
    if (perRequest != null) {
      isGone();
    }
  }

  /** The replica is gone, and nobody is in it. */
  void isGone() {
    meter.own(0);
    set(0);
  }

  /** A request takes what it needs; gives back how many bytes that are. */
  double take(Request request) {
    double bytes = perRequest == null ? 0 : Math.rint(perRequest.next(request));
    set(used + bytes);
    return bytes;
  }

  void giveBack(double bytes) {
    set(used - bytes);
  }

  /** A request that is inside says what it holds. */
  void claim(double bytes) {
    meter.claim(bytes);
  }

  boolean isExceeded() {
    return used > limit;
  }

  /** How much is used of how much there is, in words. */
  String usage() {
    return String.format(Locale.ROOT, "%.0fMi of %.0fMi", used / MEBI, limit / MEBI);
  }

  private void set(double bytes) {
    used = bytes;
    meter.set(clock.now(), bytes, 0);
  }
}
