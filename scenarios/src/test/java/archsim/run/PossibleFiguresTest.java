package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.core.results.EdgeResult;
import archsim.core.results.ResourceResult;
import archsim.core.results.RunResult;
import archsim.core.results.WorkloadResult;
import archsim.scenario.ResultJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No figure of a result contradicts another one, or is outside of what is possible. */
class PossibleFiguresTest {
  private static final double ROUNDING = 1e-9;

  /** Few and short replications, whose intervals are wide. */
  private static RunResult run(String name) {
    return Runs.library(name, 2, "run.duration=20s", "run.warmup=2s", "run.replications=3")
        .result();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "failover",
        "read-replicas",
        "cache-aside",
        "slow-consumers",
        "monolith",
        "quorum"
      })
  void everyIntervalAndEveryPairOfFiguresIsPossible(String name) throws IOException {
    RunResult result = run(name);

    check("", new ObjectMapper().readTree(ResultJson.write(result)));
    result
        .components()
        .forEach(
            (component, of) ->
                of.resources()
                    .forEach((resource, each) -> check(component + "." + resource, each)));
    result.workloads().forEach((workload, load) -> check(workload, load, result.edges()));
    check(result.series().values(), result);
  }

  /** Shares are from 0 to 1 and all else is not negative, with its interval. */
  private static void check(String name, JsonNode node) {
    if (node.has("half_width") && node.get("value").isNumber()) {
      double value = node.get("value").asDouble();
      double half = node.get("half_width").asDouble();
      double low = node.has("low") ? node.get("low").asDouble() : value - half;
      double high = node.has("high") ? node.get("high").asDouble() : value + half;
      boolean isShare = name.matches(".*(ratio|utilisation|waited)");
      assertThat(low).as(name).isBetween(-ROUNDING, value + ROUNDING);
      assertThat(high).as(name).isBetween(value - ROUNDING, isShare ? 1 + ROUNDING : 1e12);
    }
    node.properties().forEach(field -> check(name + "." + field.getKey(), field.getValue()));
  }

  private static void check(String name, ResourceResult resource) {
    assertThat(value(resource.busiest().utilisation().value()))
        .as("busiest replica of " + name)
        .isGreaterThanOrEqualTo(value(resource.utilisation().value()) - ROUNDING);
    assertThat(value(resource.queueMean().value()))
        .as("mean queue of " + name)
        .isLessThanOrEqualTo(resource.queueMax() + ROUNDING);
  }

  /** What goes to one endpoint only is the same requests, and so the same percentiles. */
  private static void check(String workload, WorkloadResult load, List<EdgeResult> edges) {
    List<EdgeResult> own = edges.stream().filter(edge -> edge.from().equals(workload)).toList();
    if (own.size() == 1) {
      assertThat(own.get(0).latencyS().p50().value()).isEqualTo(load.latencyS().p50().value());
      assertThat(own.get(0).latencyS().p99().value()).isEqualTo(load.latencyS().p99().value());
    }
  }

  /** However requests ended, they add up, and to what the result says of the whole run. */
  private static void check(Map<String, List<@Nullable Double>> series, RunResult result) {
    result
        .workloads()
        .forEach(
            (name, load) -> {
              double ended = mean(series, name + ".throughput_per_s");
              double sum = 0;
              for (String end :
                  List.of("goodput", "rejected", "timed_out", "failed", "cancelled")) {
                sum += mean(series, name + "." + end + "_per_s");
              }
              assertThat(sum).isBetween(ended * (1 - ROUNDING), ended * (1 + ROUNDING));
              assertThat(mean(series, name + ".goodput_per_s"))
                  .isBetween(
                      value(load.goodputPerS().value()) * (1 - ROUNDING),
                      value(load.goodputPerS().value()) * (1 + ROUNDING));
              assertThat(mean(series, name + ".offered_per_s"))
                  .isBetween(
                      value(load.offeredPerS().value()) * (1 - ROUNDING),
                      value(load.offeredPerS().value()) * (1 + ROUNDING));
            });
  }

  private static double mean(Map<String, List<@Nullable Double>> series, String name) {
    return Objects.requireNonNull(series.get(name)).stream()
        .mapToDouble(Objects::requireNonNull)
        .average()
        .orElseThrow();
  }

  private static double value(@Nullable Double value) {
    return value == null ? 0 : value;
  }
}
