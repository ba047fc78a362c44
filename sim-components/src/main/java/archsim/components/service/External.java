package archsim.components.service;

import archsim.components.measure.ResourceStatistics;
import archsim.core.Clock;
import org.jspecify.annotations.Nullable;

/** A third party: no resources of ours, perhaps a limit on the requests it serves at once. */
final class External implements Concurrency {
  private final Clock clock;
  private final int limit;
  private final ResourceStatistics.@Nullable Meter meter;
  private int inside;

  External(Clock clock, int limit, ResourceStatistics.@Nullable Meter meter) {
    this.clock = clock;
    this.limit = limit;
    this.meter = meter;
  }

  @Override
  public boolean admit(Visit visit) {
    if (inside >= limit) {
      return false;
    }
    serve(inside + 1);
    visit.begin();
    return true;
  }

  private void serve(int count) {
    inside = count;
    if (meter != null) {
      meter.set(clock.now(), count, 0);
    }
  }

  @Override
  public void compute(Visit visit) {
    throw new IllegalStateException("a third party computes nothing");
  }

  @Override
  public void abort(Visit visit) {}

  @Override
  public void claim(Visit visit) {
    if (meter != null && !visit.isBranch()) {
      meter.claim();
    }
  }

  @Override
  public void end(Visit visit) {
    if (!visit.isBranch()) {
      serve(inside - 1);
    }
  }
}
