package archsim.reports.charts;

import archsim.core.results.ComponentResult;
import archsim.core.results.FigureResult;
import archsim.core.results.RunResult;
import archsim.reports.Figures;
import archsim.reports.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures that components measure of their own over time: shares, levels, times and counts,
 * each in a chart of its own, as they have no unit in common.
 */
public final class FiguresOverTimeChart {
  private FiguresOverTimeChart() {}

  /** What a figure is drawn as. */
  private enum Unit {
    SHARE("shares-over-time", "Shares over time"),
    LEVEL("levels-over-time", "Levels over time"),
    TIME("times-over-time", "Times over time, mean of each interval"),
    COUNT("counts-over-time", "Counts over time, per second"),
    BYTES("data-over-time", "Data over time, per second");

    private final String chart;
    private final String title;

    Unit(String chart, String title) {
      this.chart = chart;
      this.title = title;
    }
  }

  /** The charts of all figures whose series are known. */
  static List<Chart> of(RunResult result) {
    List<Chart> charts = new ArrayList<>();
    for (Unit unit : Unit.values()) {
      Map<String, List<@Nullable Double>> lines = lines(result, unit);
      if (!lines.isEmpty()) {
        charts.add(chart(result, unit, lines));
      }
    }
    return charts;
  }

  private static Map<String, List<@Nullable Double>> lines(RunResult result, Unit unit) {
    Map<String, List<@Nullable Double>> lines = new LinkedHashMap<>();
    for (Map.Entry<String, ComponentResult> component : result.components().entrySet()) {
      for (Map.Entry<String, FigureResult> figure : component.getValue().figures().entrySet()) {
        String name = component.getKey() + "." + figure.getKey();
        List<@Nullable Double> values = result.series().values().get(name);
        boolean isOfUnit = unit(figure.getKey(), figure.getValue()) == unit;
        boolean isEmpty =
            (unit == Unit.COUNT || unit == Unit.BYTES) && OverTimeChart.largest(values) == 0;
        if (values != null && isOfUnit && !isEmpty) {
          lines.put(component.getKey() + " " + Figures.words(figure.getKey()), values);
        }
      }
    }
    return lines;
  }

  private static Unit unit(String name, FigureResult figure) {
    if (figure.count() != null) {
      return Unit.COUNT;
    }
    if (figure.times() != null) {
      return Unit.TIME;
    }
    if (Figures.isBytes(name)) {
      return Unit.BYTES;
    }
    return Figures.isShare(name) ? Unit.SHARE : Unit.LEVEL;
  }

  private static Chart chart(
      RunResult result, Unit unit, Map<String, List<@Nullable Double>> lines) {
    double largest = lines.values().stream().mapToDouble(OverTimeChart::largest).max().orElse(0);
    Measure.Scale bytes = Measure.DATA_RATE.scale(largest);
    return LinesOverTime.of(
        unit.chart,
        unit.title,
        lines,
        switch (unit) {
          case SHARE -> Look.percentAxis("share [%]");
          case LEVEL -> Look.numberAxis("number");
          case TIME -> Look.numberAxis("time [ms]");
          case COUNT -> Look.numberAxis("per second [1/s]");
          case BYTES -> Look.numberAxis("data [" + bytes.unit() + "]");
        },
        switch (unit) {
          case SHARE -> 0.01;
          case LEVEL, COUNT -> 1;
          case TIME -> 0.001;
          case BYTES -> bytes.factor();
        },
        result.series(),
        result.events());
  }
}
