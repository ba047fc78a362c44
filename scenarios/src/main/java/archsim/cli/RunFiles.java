package archsim.cli;

import archsim.core.results.RunResult;
import archsim.core.results.WorkloadResult;
import archsim.reports.charts.Chart;
import archsim.reports.charts.Charts;
import archsim.reports.exports.PercentilesHgrm;
import archsim.reports.exports.SeriesCsv;
import archsim.reports.html.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The files that a run leaves behind. */
final class RunFiles {
  static final String RESULT = "result.json";
  static final String REPORT = "report.html";
  private static final String SERIES = "series.csv";
  private static final String PERCENTILES = "latency-";

  private final RunResult result;
  private final String json;
  private final boolean charts;

  /**
   * @param json the text of the result
   * @param charts whether the charts are written as files of their own
   */
  RunFiles(RunResult result, String json, boolean charts) {
    this.result = result;
    this.json = json;
    this.charts = charts;
  }

  void writeTo(Path folder) throws IOException {
    write(folder.resolve(SERIES), SeriesCsv.of(result.series()));
    for (Map.Entry<String, WorkloadResult> workload : result.workloads().entrySet()) {
      Path file = folder.resolve(PERCENTILES + workload.getKey() + ".hgrm");
      write(file, PercentilesHgrm.of(workload.getValue()));
    }
    write(folder.resolve(REPORT), Report.of(result).html());
    if (charts) {
      writeCharts(folder);
    }
    write(folder.resolve(RESULT), json);
  }

  private void writeCharts(Path folder) throws IOException {
    for (Chart chart : Charts.of(result)) {
      String svg = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + chart.svg();
      write(folder.resolve(chart.name() + ".svg"), svg);
      write(folder.resolve(chart.name() + ".png"), chart.png());
    }
  }

  private static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A full disk does not say which file it has no room for. */
  private static void write(Path file, byte[] bytes) throws IOException {
    try {
      Files.write(file, bytes);
    } catch (FileSystemException named) {
      throw named;
    } catch (IOException unnamed) {
      throw new FileSystemException(file.toString(), null, unnamed.getMessage());
    }
  }

  /** Whether a file of this name may be one of a run. */
  static boolean isOurs(String name) {
    return name.equals(RESULT)
        || name.equals(REPORT)
        || name.equals(SERIES)
        || name.endsWith(".svg")
        || name.endsWith(".png")
        || (name.startsWith(PERCENTILES) && name.endsWith(".hgrm"));
  }
}
