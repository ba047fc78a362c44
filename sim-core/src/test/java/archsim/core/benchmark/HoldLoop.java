package archsim.core.benchmark;

import archsim.core.random.Streams;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The hold model written by hand: each event schedules itself anew, and every second one cancels
 * another and schedules that anew, too.
 */
final class HoldLoop {
  private HoldLoop() {}

  /** Executes so many events with so many pending; gives back the time then. */
  static double run(long events, int pending) {
    Streams streams = new Streams(1, 0);
    UniformRandomProvider random = streams.sequential("hold", "other");
    SharedStateContinuousSampler delay =
        ZigguratSampler.Exponential.of(streams.sequential("hold", "delay"), 1);
    EventHeap heap = new EventHeap(pending);
    for (int event = 0; event < pending; event++) {
      heap.add(delay.sample(), event);
    }
    double now = 0;
    for (long executed = 1; executed <= events; executed++) {
      now = heap.firstTime();
      int event = heap.removeFirst();
      heap.add(now + delay.sample(), event);
      if ((executed & 1) == 0) {
        int other = random.nextInt(pending);
        heap.remove(other);
        heap.add(now + delay.sample(), other);
      }
    }
    return now;
  }
}
