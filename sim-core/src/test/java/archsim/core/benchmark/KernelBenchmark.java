package archsim.core.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Customers and events per second, on the kernel and by hand. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class KernelBenchmark {
  private static final int COUNT = 2_000_000;

  /** How many events are pending in the hold model. */
  @State(Scope.Benchmark)
  public static class Pending {
    @Param({"1000", "100000"})
    int pending;
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  public double mm1ByHand() {
    return Mm1Loop.run(COUNT);
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  public double mm1OnKernel() {
    return Mm1OnKernel.run(COUNT);
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  public double holdByHand(Pending state) {
    return HoldLoop.run(COUNT, state.pending);
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  public double holdOnKernel(Pending state) {
    return HoldOnKernel.run(COUNT, state.pending);
  }
}
