package archsim.reports.charts;

import archsim.core.results.EventResult;
import archsim.core.results.SeriesResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The utilisation of the busiest resources over time. */
public final class UtilisationOverTimeChart {
  private static final String SUFFIX = ".utilisation";

  private UtilisationOverTimeChart() {}

  /** Whether the series tell the utilisation of anything. */
  public static boolean isKnown(SeriesResult series) {
    return series.values().keySet().stream().anyMatch(name -> name.endsWith(SUFFIX));
  }

  public static Chart of(SeriesResult series, List<EventResult> events) {
    Map<String, List<@Nullable Double>> lines = new LinkedHashMap<>();
    series
        .values()
        .forEach(
            (name, values) -> {
              if (name.endsWith(SUFFIX)) {
                lines.put(name.substring(0, name.length() - SUFFIX.length()), values);
              }
            });
    return LinesOverTime.of(
        "utilisation-over-time",
        "Utilisation over time",
        lines,
        Look.percentAxis("utilisation [%]"),
        0.01,
        series,
        events);
  }
}
