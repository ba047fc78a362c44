package archsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsim.core.results.BottleneckResult;
import archsim.core.results.ComponentResult;
import archsim.core.results.CostResult;
import archsim.core.results.EdgeResult;
import archsim.core.results.EstimateResult;
import archsim.core.results.EventResult;
import archsim.core.results.ExperimentResult;
import archsim.core.results.FigureResult;
import archsim.core.results.LatencyResult;
import archsim.core.results.MeanAndTailResult;
import archsim.core.results.OutcomesResult;
import archsim.core.results.ResourceResult;
import archsim.core.results.RunResult;
import archsim.core.results.ScenarioResult;
import archsim.core.results.SeriesResult;
import archsim.core.results.SloResult;
import archsim.core.results.TimeResult;
import archsim.core.results.TimingResult;
import archsim.core.results.Verdict;
import archsim.core.results.VersionResult;
import archsim.core.results.WorkloadResult;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The public format of results. */
class ResultJsonTest {
  private static final EstimateResult E = new EstimateResult(0.25, 0.0625, 5, null);
  private static final EstimateResult UNEVEN = new EstimateResult(0.25, 0.5, 5, null, 0.0, 0.75);
  private static final EstimateResult ONE = new EstimateResult(0.25, null, 1, null);
  private static final EstimateResult REFUSED = EstimateResult.refused("tail too thin");
  private static final OutcomesResult OUTCOMES = new OutcomesResult(1, 2, 3, 4, 5, 6, 7);
  private static final MeanAndTailResult TAIL = new MeanAndTailResult(E, ONE, REFUSED);

  private static final Map<String, FigureResult> FIGURES = figures();

  private static Map<String, FigureResult> figures() {
    Map<String, FigureResult> figures = new LinkedHashMap<>();
    figures.put("hit_ratio", new FigureResult(UNEVEN, null, null));
    figures.put("evictions", new FigureResult(null, 17L, null));
    figures.put("lag_s", new FigureResult(null, null, TAIL));
    return figures;
  }

  private static RunResult result(double max) {
    LatencyResult latency = new LatencyResult(E, E, E, E, E, REFUSED, max);
    WorkloadResult heavy =
        new WorkloadResult(E, E, E, E, OUTCOMES, latency, List.of(), Map.of(), null);
    WorkloadResult users =
        new WorkloadResult(
            E,
            E,
            E,
            ONE,
            OUTCOMES,
            latency,
            List.of(new WorkloadResult.PercentilePoint(0.99, 0.5)),
            Map.of("heavy", heavy),
            null);
    ResourceResult cpu =
        new ResourceResult(
            E, 6, null, null, "none", E, 3, E, TAIL, new ResourceResult.BusiestResult("app-2", E));
    Map<String, Double> parts = new LinkedHashMap<>();
    parts.put("web.cpu", 0.5);
    parts.put("app.cpu", 0.25);
    Map<String, List<@Nullable Double>> series = new LinkedHashMap<>();
    series.put("users.p99_s", Arrays.asList(0.5, null));
    return new RunResult(
        RunResult.FORMAT,
        new VersionResult("0.1.0"),
        new ScenarioResult("hello", "ab", "name: hello\n", Map.of("p", "1"), Map.of()),
        new ExperimentResult(9007199254740993L, 5, 60, 600, null, null),
        "cd",
        Verdict.PASS,
        List.of(
            new SloResult(
                "p99 < 1s", "users", Verdict.UNDECIDED, null, null, null, 1, "error", "thin")),
        Map.of("users", users),
        Map.of(
            "app",
            new ComponentResult(
                "service", 3, E, TAIL, E, OUTCOMES, Map.of("cpu", cpu), FIGURES, null)),
        List.of(new EdgeResult("web", "app", "render", E, TAIL, OUTCOMES)),
        Map.of("users", new TimeResult(parts, new TimeResult.TailTimeResult(0.75, parts))),
        new BottleneckResult("app", "cpu", 750, "exact", false),
        new CostResult(
            "USD", 412, null, List.of(new CostResult.CostItemResult("app", 412)), List.of("db")),
        new SeriesResult(List.of(1.0, 2.0), series),
        List.of(new EventResult(480, "kill shop")),
        List.of("app.cpu is 86% busy"),
        new TimingResult(2.5, 2_400_000));
  }

  @Test
  void comesBackAsItWas() throws IOException {
    String text = ResultJson.write(result(0.125));

    assertThat(ResultJson.read(text)).isEqualTo(result(0.125));
    assertThat(ResultJson.write(ResultJson.read(text))).isEqualTo(text);
  }

  @Test
  void looksAsTheFormatSays() {
    String text = ResultJson.write(result(0.125));

    assertThat(text).startsWith("{\n  \"format\" : \"archsim.run/1\",\n  \"archsim\" : {");
    assertThat(text.replaceAll("\\s+", ""))
        .contains("\"throughput_per_s\":{\"value\":0.25,\"half_width\":0.0625,\"replications\":5}")
        .contains("\"hit_ratio\":{\"value\":0.25,\"half_width\":0.5,\"replications\":5,")
        .contains("\"low\":0.0,\"high\":0.75}")
        .contains("\"error_ratio\":{\"value\":0.25,\"half_width\":null,\"replications\":1}")
        .contains("\"p999\":{\"value\":null,\"refused\":\"tailtoothin\"}")
        .contains("\"max\":0.125")
        .contains("\"timed_out\":3")
        .contains("\"where_time_goes\":{\"users\":{\"mean\":{\"web.cpu\":0.5,\"app.cpu\":0.25}")
        .contains("\"slowest_1_percent\":{\"latency_s\":0.75")
        .contains("\"series\":{\"t_s\":[1.0,2.0],\"users.p99_s\":[0.5,null]}")
        .contains("\"events\":[{\"t_s\":480.0,\"what\":\"killshop\"}]")
        .contains("\"seed\":9007199254740993")
        .contains("\"warmup_s\":60.0", "\"bound_per_s\":750.0", "\"saturates_at_per_s\":null")
        .contains("\"verdict\":\"PASS\"", "\"steady\":null", "\"wall_s\":2.5");
  }

  @Test
  void figuresThatAreNotFiniteAreBugs() {
    for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> ResultJson.write(result(wrong)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("a figure is " + wrong)
          .hasMessageContaining("max");
    }
  }

  @Test
  void otherFilesAreRefused() {
    for (String wrong : List.of("", "{}", "[1]", "null", "{\"format\": \"archsim.run/2\"}", "{")) {
      assertThatThrownBy(() -> ResultJson.read(wrong)).isInstanceOf(IOException.class);
    }
  }
}
