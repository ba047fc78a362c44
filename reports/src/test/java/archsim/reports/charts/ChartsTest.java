package archsim.reports.charts;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.core.results.ComponentResult;
import archsim.core.results.EstimateResult;
import archsim.core.results.ResourceResult;
import archsim.core.results.RunResult;
import archsim.core.results.SeriesResult;
import archsim.core.results.TimeResult;
import archsim.core.results.TimeResult.TailTimeResult;
import archsim.core.results.WorkloadResult;
import archsim.reports.Results;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

class ChartsTest {
  static List<RunResult> results() {
    return List.of(Results.shop(), Results.empty(), Results.oneReplication(), Results.unsteady());
  }

  @ParameterizedTest
  @MethodSource("results")
  void areTheSameBytesForTheSameResult(RunResult result) {
    assertThat(Charts.of(result).stream().map(Chart::svg))
        .containsExactlyElementsOf(Charts.of(result).stream().map(Chart::svg).toList());
  }

  @Test
  void areTheSameBytesInEveryCountry() {
    List<String> here = Charts.of(Results.shop()).stream().map(Chart::svg).toList();
    Locale home = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(Charts.of(Results.shop()).stream().map(Chart::svg))
          .containsExactlyElementsOf(here);
    } finally {
      Locale.setDefault(home);
    }
  }

  @Test
  void haveNamesForFilesNoTwoTheSame() {
    assertThat(Charts.of(Results.shop()))
        .extracting(Chart::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z0-9-]+"))
        .contains("latency-percentiles", "utilisation", "over-time-users", "where-time-goes-users");
  }

  @Test
  void areLeftOutWhereNothingWasRecorded() {
    assertThat(Charts.of(Results.empty())).isEmpty();
  }

  @Test
  void escapeNamesAndKeepThemText() throws Exception {
    for (Chart chart : Charts.of(Results.shop())) {
      assertThat(chart.svg()).startsWith("<svg").doesNotContain("a<b>", "<script");
      parse(chart.svg());
    }
    assertThat(text(PercentileChart.of(Results.shop().workloads()))).contains(Results.WEIRD);
  }

  @Test
  void nameUnitsOnTheirAxes() throws Exception {
    RunResult shop = Results.shop();

    assertThat(text(PercentileChart.of(shop.workloads())))
        .contains("latency [ms]", "50 %", "99.9 %");
    assertThat(text(OverTimeChart.of("users", shop.series(), shop.events())))
        .contains("latency [ms]", "requests [/s]", "[s]");
    assertThat(text(UtilisationChart.of(shop.components()))).contains("utilisation [%]", "86.6 %");
  }

  @Test
  void sayThatNothingWasRecorded() throws Exception {
    var none = new SeriesResult(List.of(), Map.of());

    assertThat(text(PercentileChart.of(Map.of()))).contains("nothing was recorded");
    assertThat(text(UtilisationChart.of(Map.of()))).contains("nothing was recorded");
    assertThat(OverTimeChart.of("users", none, List.of()).svg()).contains("<path");
    assertThat(UtilisationOverTimeChart.of(none, List.of()).svg()).contains("<path");
  }

  @Test
  void showHowRequestsEndedBesideWhatWasOffered() throws Exception {
    assertThat(text(OverTimeChart.of("users", Results.shop().series(), List.of())))
        .contains("OK", "failed", "offered", "4.32 % not OK")
        .doesNotContain("rejected", "throughput");
  }

  @Test
  void drawADotForASinglePoint() {
    Map<String, List<@Nullable Double>> one = Map.of("users.p99_s", Collections.singletonList(0.1));
    Map<String, List<@Nullable Double>> no = Map.of("users.p99_s", Collections.singletonList(null));
    String dot = OverTimeChart.of("users", new SeriesResult(List.of(5.0), one), List.of()).svg();
    String none = OverTimeChart.of("users", new SeriesResult(List.of(5.0), no), List.of()).svg();

    assertThat(dot.split(" C")).hasSizeGreaterThan(none.split(" C").length); // Bézier curves
  }

  @Test
  void sayWhichOfManyResourcesTheyShow() throws Exception {
    ResourceResult cpu = Objects.requireNonNull(component("web").resources().get("cpu"));
    Map<String, ResourceResult> many = new LinkedHashMap<>();
    for (int i = 0; i < 64; i++) {
      many.put("a-resource-with-quite-a-long-name-of-its-own-" + i, cpu);
    }
    assertThat(text(UtilisationChart.of(Map.of("web", with(many)))))
        .contains("top 30 of 64 by utilisation", "…")
        .contains("own-29")
        .doesNotContain("own-30");
  }

  @Test
  void tellNamesApartThatAreShortenedToTheSame() {
    WorkloadResult users = Objects.requireNonNull(Results.shop().workloads().get("users"));
    Map<String, WorkloadResult> twins = new LinkedHashMap<>();
    Map<String, List<@Nullable Double>> values = new LinkedHashMap<>();
    for (String middle : List.of("1", "2")) {
      String name = "x".repeat(40) + middle + "y".repeat(40);
      twins.put(name, users);
      values.put(name + ".utilisation", List.of(0.5, 0.6));
    }
    var series = new SeriesResult(List.of(1.0, 2.0), values);

    assertThat(PercentileChart.of(twins).svg().split("xx…yy")).hasSize(3);
    assertThat(UtilisationOverTimeChart.of(series, List.of()).svg().split("xx…yy")).hasSize(3);
  }

  @Test
  void mergePartsBelowOnePercent() throws Exception {
    Map<String, Double> parts = new LinkedHashMap<>();
    parts.put("cpu", 0.98);
    parts.put("tiny", 0.009);
    parts.put("smaller", 0.011);
    var time = new TimeResult(parts, new TailTimeResult(1, Map.of("cpu", 1.0)));

    assertThat(text(WhereTimeGoesChart.of("users", time)))
        .contains("1 cpu", "2 smaller", "3 other", "mean: 1.00 s")
        .doesNotContain("tiny");
  }

  @Test
  void drawNoIntervalForOneReplication() {
    assertThat(UtilisationChart.of(Results.oneReplication().components()).svg()).contains("<rect");
  }

  @ParameterizedTest
  @MethodSource("results")
  void areReadablePngFiles(RunResult result) throws IOException {
    for (Chart chart : Charts.of(result)) {
      assertThat(ImageIO.read(new ByteArrayInputStream(chart.png())).getWidth())
          .isEqualTo(2 * Look.WIDTH);
    }
  }

  @Test
  void drawNoIntervalAboveAllOfAResource() {
    String cut = utilisation(new EstimateResult(0.99, 0.2, 5, null, 0.79, 1.0));

    assertThat(utilisation(new EstimateResult(0.99, 0.2, 5, null))).isEqualTo(cut);
    assertThat(utilisation(new EstimateResult(0.99, 0.1, 5, null))).isNotEqualTo(cut);
  }

  private static String utilisation(EstimateResult estimate) {
    ComponentResult web = component("web");
    ResourceResult cpu = Objects.requireNonNull(web.resources().get("cpu"));
    var other =
        new ResourceResult(
            estimate,
            cpu.capacity(),
            null,
            null,
            null,
            cpu.queueMean(),
            cpu.queueMax(),
            cpu.waited(),
            cpu.waitS(),
            cpu.busiest());
    return UtilisationChart.of(Map.of("web", with(Map.of("cpu", other)))).svg();
  }

  /** The component web with other resources. */
  private static ComponentResult with(Map<String, ResourceResult> resources) {
    ComponentResult web = component("web");
    return new ComponentResult(
        "service",
        1,
        web.throughputPerS(),
        web.responseTimeS(),
        web.requestsInside(),
        web.outcomes(),
        resources,
        Map.of(),
        null);
  }

  @Test
  void showNoNameThatReordersText() throws Exception {
    WorkloadResult users = Objects.requireNonNull(Results.shop().workloads().get("users"));

    assertThat(Look.shortened("a\u202eb", 40)).isEqualTo("a\\u202eb");
    assertThat(text(PercentileChart.of(Map.of("a\u202eb", users)))).contains("a\\u202eb");
  }

  private static ComponentResult component(String name) {
    return Objects.requireNonNull(Results.shop().components().get(name));
  }

  private static String text(Chart chart) throws Exception {
    return parse(chart.svg()).getDocumentElement().getTextContent();
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
