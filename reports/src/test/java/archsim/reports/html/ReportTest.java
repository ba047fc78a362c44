package archsim.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.core.results.RunResult;
import archsim.reports.Results;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportTest {
  static List<RunResult> results() {
    return List.of(Results.shop(), Results.empty(), Results.oneReplication(), Results.unsteady());
  }

  @ParameterizedTest
  @MethodSource("results")
  void isTheSameBytesForTheSameResult(RunResult result) {
    assertThat(Report.of(result).html()).isEqualTo(Report.of(result).html());
  }

  @ParameterizedTest
  @MethodSource("results")
  void loadsNothingAndIsSmall(RunResult result) {
    String html = Report.of(result).html();

    assertThat(html.replaceAll("xmlns(:xlink)?=\"http[^\"]*\"", ""))
        .doesNotContain("http:", "https:", " src=", "<link", "<script", "url(data", "@import");
    assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_500_000);
  }

  @Test
  void staysSmallForALargeSystem() {
    String html = Report.of(Results.large()).html();

    assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_500_000);
    assertThat(html).contains("200 of 1,000 rows are shown", "more characters of the scenario");
  }

  @Test
  void escapesEveryName() {
    String html = Report.of(Results.shop()).html();

    assertThat(html)
        .doesNotContain("<script", "a<b>")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "a&lt;b&gt;&amp;");
  }

  @Test
  void saysWhatFailedBeforeAnyFigure() {
    String html = Report.of(Results.shop()).html();

    assertThat(html)
        .contains("<html lang=\"en\">", "FAIL: p99 &lt; 50ms for users: it is 62.3 ms")
        .containsSubsequence(
            "FAIL",
            "Service level objectives",
            "Key figures",
            "Bottleneck",
            "app.cpu saturates first, at 750 /s",
            "Components",
            "Edges",
            "Where the time goes",
            "Charts",
            "Hints",
            "Events",
            "Cost",
            "How it was run",
            "Scenario");
  }

  @Test
  void saysFirstThatASystemIsNotSteady() {
    String html = Report.of(Results.unsteady()).html();
    String before =
        html.substring(html.indexOf("<body>"), html.indexOf("queue of app grows by 12/s"));

    assertThat(before).contains("Not in a steady state").doesNotContain("FAIL", " ms", "table");
  }

  @Test
  void saysFirstWhatWasNotOver() {
    String html = Report.of(Results.unfinished()).html();

    assertThat(html.substring(html.indexOf("<body>"), html.indexOf("UNDECIDED</strong>")))
        .contains("Not over when the run ended:</strong> 721 requests were unfinished.");
  }

  @Test
  void countsPerReplicationAndSaysSo() {
    String html = Report.of(Results.shop()).html();

    // 600,123 over five replications.
    assertThat(html)
        .contains("Load; counts are per replication", "Edges; counts are per replication")
        .contains("120,025", "2,400,000 events, all replications, in 2.10 s")
        .doesNotContain("600,123");
    assertThat(Report.of(Results.oneReplication()).html()).doesNotContain("per replication<");
  }

  @Test
  void writesRefusedEstimatesAsADashWithTheirReason() {
    assertThat(Report.of(Results.shop()).html())
        .contains("–<sup title=\"the run is too short for a p99.9")
        .contains("<li>the run is too short for a p99.9: --duration 35m</li>");
  }

  @Test
  void writesNoHalfWidthForOneReplication() {
    String html = Report.of(Results.oneReplication()).html();

    assertThat(html.substring(0, html.indexOf("<footer>"))).doesNotContain("±");
  }

  @Test
  void neverPutsAPassAboveABrokenWarning() {
    assertThat(Report.of(Results.warned()).html())
        .contains("<strong class=\"warn\">WARN</strong>")
        .contains("1 SLO is kept, 1 that only warns is broken")
        .contains("WARN: cost &lt; $400/month: it is $412.50 a month")
        .doesNotContain(">FAIL<");
  }

  @Test
  void saysThatASumIsTheLeastWhileAPriceIsMissing() {
    assertThat(Report.of(Results.shop()).html()).contains("at least $412.50 a month");
  }

  @Test
  void writesTheFileAndNothingElse(@TempDir Path folder) throws IOException {
    Report.of(Results.shop()).writeTo(folder.resolve("report.html"));

    assertThat(folder).isDirectoryContaining(path -> path.endsWith("report.html"));
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }
}
