package archsim.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.OutcomeCounts;
import archsim.components.measure.ResourceSnapshot;
import archsim.components.model.Architecture;
import archsim.components.model.ComponentSpec;
import archsim.components.model.SourceSpec;
import archsim.core.experiment.Estimate;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A figure of a system over 20 independent replications against its exact value: it has to lie
 * within the 99.9 % half-width, itself at most 2 % of the value. A miss is run once more with the
 * next seed and four times the length.
 */
public final class TwentyRuns {
  private static final int REPLICATIONS = 20;
  private static final double CONFIDENCE = 0.999;
  private static final double WIDEST = 0.02;

  private final Architecture architecture;
  private final double warmUp;
  private final double duration;
  private final List<ModelSnapshot> first;

  public TwentyRuns(Architecture architecture, double warmUp, double duration) {
    this.architecture = architecture;
    this.warmUp = warmUp;
    this.duration = duration;
    first = run(1, duration);
  }

  public static TwentyRuns of(SourceSpec source, String name, ComponentSpec spec, double duration) {
    return new TwentyRuns(Systems.of(source, name, spec), duration / 10, duration);
  }

  public void meet(double exact, ToDoubleFunction<ModelSnapshot> figure) {
    Estimate estimate = estimate(first, figure);
    if (!(Math.abs(estimate.value() - exact) <= estimate.halfWidth(CONFIDENCE))) {
      estimate = estimate(run(2, 4 * duration), figure);
    }
    double halfWidth = estimate.halfWidth(CONFIDENCE);
    assertThat(halfWidth).as("half-width of %s", estimate).isLessThanOrEqualTo(WIDEST * exact);
    assertThat(estimate.value()).isCloseTo(exact, within(halfWidth));
  }

  private static Estimate estimate(
      List<ModelSnapshot> runs, ToDoubleFunction<ModelSnapshot> figure) {
    return Estimate.ofMeans(runs.stream().mapToDouble(figure).toArray());
  }

  private List<ModelSnapshot> run(long seed, double measured) {
    return IntStream.range(0, REPLICATIONS)
        .mapToObj(replication -> Systems.run(architecture, seed, replication, warmUp, measured))
        .toList();
  }

  /** Mean response time of the first workload, in seconds. */
  public static double responseTime(ModelSnapshot run) {
    return run.workloads().get(0).total().latency().mean();
  }

  /** The share of the first workload's requests that are rejected. */
  public static double rejected(ModelSnapshot run) {
    OutcomeCounts ended = run.workloads().get(0).total().ended();
    return (double) ended.rejected() / ended.ended();
  }

  /** Requests of the first workload that end per second. */
  public static double throughput(ModelSnapshot run) {
    return run.workloads().get(0).total().ended().ended() / run.duration();
  }

  /** Busy share of a resource. */
  public static double utilisation(ModelSnapshot run, String component, String resource) {
    ResourceSnapshot snapshot = Systems.resource(run, component, resource);
    return snapshot.busyArea()
        / (snapshot.capacity() * snapshot.busyAreas().size() * run.duration());
  }
}
