package archsim.reports.charts;

import archsim.core.results.WorkloadResult;
import archsim.core.results.WorkloadResult.PercentilePoint;
import archsim.reports.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Latency over the share of requests that are at most that slow, a line for each workload. */
public final class PercentileChart {
  private static final int HEIGHT = 380;

  private PercentileChart() {}

  public static Chart of(Map<String, WorkloadResult> workloads) {
    List<Map.Entry<String, WorkloadResult>> shown =
        workloads.entrySet().stream()
            .filter(workload -> !workload.getValue().histogram().isEmpty())
            .limit(Look.MOST_LINES)
            .toList();
    List<PercentilePoint> all = new ArrayList<>();
    shown.forEach(workload -> all.addAll(workload.getValue().histogram()));
    double slowest = all.stream().mapToDouble(PercentilePoint::latencyS).max().orElse(0);
    double farthest =
        all.stream()
            .mapToDouble(point -> PercentileAxis.position(point.share()))
            .filter(Double::isFinite)
            .max()
            .orElse(1);
    Measure.Scale scale = Measure.DURATION.scale(slowest);

    var lines = new XYSeriesCollection();
    var renderer = new GapLineRenderer();
    for (Map.Entry<String, WorkloadResult> workload : shown) {
      GapLineRenderer.style(renderer, lines.getSeriesCount(), lines.getSeriesCount());
      var key = new Row(lines.getSeriesCount(), Look.shortened(workload.getKey(), 40));
      lines.addSeries(line(key, workload.getValue(), scale, farthest));
    }
    var plot =
        new XYPlot(
            lines,
            new PercentileAxis("share of requests at most that slow [%]", farthest),
            Look.axisFromZero("latency [" + scale.unit() + "]", slowest / scale.factor()),
            renderer);
    Look.dress(plot);
    String title =
        "Latency percentiles" + Look.limit("first", shown.size(), workloads.size(), "workloads");
    return new Chart(
        "latency-percentiles", title, Look.frame(title, plot, true), Look.WIDTH, HEIGHT);
  }

  private static XYSeries line(
      Row key, WorkloadResult workload, Measure.Scale scale, double farthest) {
    var line = new XYSeries(key, false, true);
    for (PercentilePoint point : workload.histogram()) {
      double x = Math.min(farthest, PercentileAxis.position(point.share()));
      line.add(x, point.latencyS() / scale.factor(), false);
    }
    return line;
  }
}
