package archsim.core.results;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a scenario leaves behind, the content of {@code result.json}. All maps keep the
 * order in which they are written; all times are seconds, rates per second, sizes bytes.
 *
 * @param format the version of this format, {@value #FORMAT}
 * @param fingerprint SHA-256 over raw counts, buckets, areas and sums
 * @param workloads by name
 * @param components by name
 * @param whereTimeGoes by workload
 * @param bottleneck the resource that saturates first, null where nothing does
 * @param cost null where nothing has a price
 */
public record RunResult(
    String format,
    VersionResult archsim,
    ScenarioResult scenario,
    ExperimentResult experiment,
    String fingerprint,
    Verdict verdict,
    List<SloResult> slos,
    Map<String, WorkloadResult> workloads,
    Map<String, ComponentResult> components,
    List<EdgeResult> edges,
    Map<String, TimeResult> whereTimeGoes,
    @Nullable BottleneckResult bottleneck,
    @Nullable CostResult cost,
    SeriesResult series,
    List<EventResult> events,
    List<String> hints,
    TimingResult timing) {

  public static final String FORMAT = "archsim.run/1";
}
