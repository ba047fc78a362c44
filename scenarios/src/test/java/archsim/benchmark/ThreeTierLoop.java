package archsim.benchmark;

import archsim.core.random.Streams;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The three-tier model written by hand: 1000/s, round robin over 4 replicas of 4 event loops,
 * exp(10ms) each, then with 20 % a database of 16 connections, exp(20ms). It counts the requests
 * that ended, sums up their response times and keeps one histogram of them.
 */
public final class ThreeTierLoop {
  private static final int REPLICAS = 4;
  private static final int LOOPS = 4;
  private static final int CONNECTIONS = 16;
  private static final double QUERY_SHARE = 0.2;

  // Kinds of events, in the lowest bits; the rest is the number of the request.
  private static final int ARRIVAL = 0;
  private static final int COMPUTED = 1;
  private static final int QUERIED = 2;
  private static final int KIND_BITS = 2;

  private final SharedStateContinuousSampler gap;
  private final SharedStateContinuousSampler compute;
  private final SharedStateContinuousSampler query;
  private final UniformRandomProvider choice;
  private final EventHeap heap = new EventHeap();
  private final int[] busyLoops = new int[REPLICAS];
  private final Line[] replicaLines = new Line[REPLICAS];
  private final Line databaseLine = new Line();
  private int busyConnections;
  private int nextReplica;

  // Requests inside, by number.
  private double[] starts = new double[64];
  private int[] replicas = new int[64];
  private final Line free = new Line();
  private int numbers;

  private final Histogram nanos = new Histogram(3_600_000_000_000L, 3);
  private long ended;
  private double responseTimes;

  private ThreeTierLoop(Streams streams) {
    gap = ZigguratSampler.Exponential.of(streams.sequential("users", "gap"), 0.001);
    compute = ZigguratSampler.Exponential.of(streams.sequential("app", "compute"), 0.010);
    query = ZigguratSampler.Exponential.of(streams.sequential("db", "query"), 0.020);
    choice = streams.sequential("app", "choose");
    Arrays.setAll(replicaLines, i -> new Line());
  }

  /** Lets requests come for so many seconds; gives back what they met. */
  public static ThreeTierLoop run(long seed, double until) {
    ThreeTierLoop loop = new ThreeTierLoop(new Streams(seed, 0));
    loop.run(until);
    return loop;
  }

  /** Requests that ended. */
  public long ended() {
    return ended;
  }

  /** The mean response time in seconds. */
  public double mean() {
    return responseTimes / ended;
  }

  /** A quantile of the response time in seconds. */
  public double quantile(double q) {
    return nanos.getValueAtPercentile(100 * q) / 1e9;
  }

  private void run(double until) {
    heap.add(gap.sample(), ARRIVAL);
    while (heap.firstTime() <= until) {
      double now = heap.firstTime();
      int event = heap.removeFirst();
      int request = event >> KIND_BITS;
      switch (event & ((1 << KIND_BITS) - 1)) {
        case ARRIVAL -> arrive(now);
        case COMPUTED -> computed(request, now);
        case QUERIED -> queried(request, now);
        default -> throw new IllegalStateException();
      }
    }
  }

  private void arrive(double now) {
    heap.add(now + gap.sample(), ARRIVAL);
    int request = number();
    int replica = nextReplica;
    nextReplica = (nextReplica + 1) % REPLICAS;
    starts[request] = now;
    replicas[request] = replica;
    if (busyLoops[replica] < LOOPS) {
      busyLoops[replica]++;
      heap.add(now + compute.sample(), request << KIND_BITS | COMPUTED);
    } else {
      replicaLines[replica].add(request);
    }
  }

  private void computed(int request, double now) {
    int replica = replicas[request];
    if (replicaLines[replica].isEmpty()) {
      busyLoops[replica]--;
    } else {
      int next = replicaLines[replica].removeFirst();
      heap.add(now + compute.sample(), next << KIND_BITS | COMPUTED);
    }
    if (choice.nextDouble() >= QUERY_SHARE) {
      end(request, now);
    } else if (busyConnections < CONNECTIONS) {
      busyConnections++;
      heap.add(now + query.sample(), request << KIND_BITS | QUERIED);
    } else {
      databaseLine.add(request);
    }
  }

  private void queried(int request, double now) {
    if (databaseLine.isEmpty()) {
      busyConnections--;
    } else {
      int next = databaseLine.removeFirst();
      heap.add(now + query.sample(), next << KIND_BITS | QUERIED);
    }
    end(request, now);
  }

  private void end(int request, double now) {
    double response = now - starts[request];
    ended++;
    responseTimes += response;
    nanos.recordValue((long) (response * 1e9 + 0.5));
    free.add(request);
  }

  private int number() {
    if (!free.isEmpty()) {
      return free.removeFirst();
    }
    if (numbers == starts.length) {
      starts = Arrays.copyOf(starts, 2 * numbers);
      replicas = Arrays.copyOf(replicas, 2 * numbers);
    }
    return numbers++;
  }
}
