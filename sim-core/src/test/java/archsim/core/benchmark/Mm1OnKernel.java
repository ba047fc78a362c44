package archsim.core.benchmark;

import archsim.core.Clock;
import archsim.core.Simulation;
import archsim.core.random.Exponential;
import archsim.core.random.Sampler;
import archsim.core.random.Streams;
import java.util.Arrays;

/** The M/M/1 queue, λ = 0.8 and μ = 1, as a component of the kernel. */
final class Mm1OnKernel {
  private static final double STEP = 10_000;

  private final Clock clock;
  private final Sampler gap;
  private final Sampler service;
  private final Runnable arrive = this::arrive;
  private final Runnable complete = this::complete;
  private final long customers;
  private double[] arrivals = new double[64]; // of the customers inside, as a ring
  private int first;
  private int inside;
  private long served;
  private double responseTimes;

  private Mm1OnKernel(Simulation simulation, long customers) {
    this.customers = customers;
    Streams streams = new Streams(1, 0);
    clock = simulation.clock("queue");
    gap = new Exponential(1 / 0.8).sampler(streams.sequential("queue", "gap"));
    service = new Exponential(1).sampler(streams.sequential("queue", "service"));
    clock.schedule(gap.sample(), arrive);
  }

  /** Serves so many customers; gives back the sum of their response times. */
  static double run(long customers) {
    Simulation simulation = new Simulation();
    Mm1OnKernel queue = new Mm1OnKernel(simulation, customers);
    while (queue.served < customers) {
      simulation.runUntil(simulation.now() + STEP);
    }
    return queue.responseTimes;
  }

  private void arrive() {
    clock.schedule(gap.sample(), arrive);
    if (inside == arrivals.length) {
      int capacity = arrivals.length;
      arrivals = Arrays.copyOf(arrivals, 2 * capacity);
      System.arraycopy(arrivals, 0, arrivals, capacity, first);
    }
    arrivals[(first + inside) & (arrivals.length - 1)] = clock.now();
    if (inside++ == 0) {
      clock.schedule(service.sample(), complete);
    }
  }

  private void complete() {
    if (served == customers) {
      return; // the rest of the last step
    }
    responseTimes += clock.now() - arrivals[first];
    first = (first + 1) & (arrivals.length - 1);
    served++;
    if (--inside > 0) {
      clock.schedule(service.sample(), complete);
    }
  }
}
