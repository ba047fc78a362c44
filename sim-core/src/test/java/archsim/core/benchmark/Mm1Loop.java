package archsim.core.benchmark;

import archsim.core.random.Streams;
import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** The M/M/1 queue, λ = 0.8 and μ = 1, written by hand. */
final class Mm1Loop {
  private static final int ARRIVAL = 0;
  private static final int COMPLETION = 1;

  private Mm1Loop() {}

  /** Serves so many customers; gives back the sum of their response times. */
  static double run(long customers) {
    Streams streams = new Streams(1, 0);
    SharedStateContinuousSampler gap =
        ZigguratSampler.Exponential.of(streams.sequential("queue", "gap"), 1 / 0.8);
    SharedStateContinuousSampler service =
        ZigguratSampler.Exponential.of(streams.sequential("queue", "service"), 1);
    EventHeap heap = new EventHeap(2);
    double[] arrivals = new double[64]; // of the customers inside, as a ring
    int first = 0;
    int inside = 0;
    long served = 0;
    double responseTimes = 0;
    heap.add(gap.sample(), ARRIVAL);
    while (served < customers) {
      double now = heap.firstTime();
      switch (heap.removeFirst()) {
        case ARRIVAL -> {
          heap.add(now + gap.sample(), ARRIVAL);
          if (inside == arrivals.length) {
            int capacity = arrivals.length;
            double[] grown = Arrays.copyOf(arrivals, 2 * capacity);
            System.arraycopy(arrivals, 0, grown, capacity, first);
            arrivals = grown;
          }
          arrivals[(first + inside) & (arrivals.length - 1)] = now;
          if (inside++ == 0) {
            heap.add(now + service.sample(), COMPLETION);
          }
        }
        case COMPLETION -> {
          responseTimes += now - arrivals[first];
          first = (first + 1) & (arrivals.length - 1);
          served++;
          if (--inside > 0) {
            heap.add(now + service.sample(), COMPLETION);
          }
        }
        default -> throw new IllegalStateException();
      }
    }
    return responseTimes;
  }
}
