package archsim.benchmark;

import archsim.core.results.RunResult;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Requests per second of the three-tier model, from its file and by hand. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ThreeTierBenchmark {
  @Benchmark
  @OperationsPerInvocation(ThreeTierYaml.REQUESTS)
  public double byHand() {
    return ThreeTierLoop.run(1, ThreeTierYaml.REQUESTS / 1000.0).mean();
  }

  @Benchmark
  @OperationsPerInvocation(ThreeTierYaml.REQUESTS)
  public RunResult fromYaml() {
    return ThreeTierYaml.run();
  }
}
