package archsim.reports.charts;

import archsim.core.results.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The charts of a run. Charts for which the run recorded nothing are left out. */
public final class Charts {
  /** Workloads after these have no charts of their own; their figures are in the tables. */
  public static final int MOST_WORKLOADS = 8;

  private Charts() {}

  /** All charts, in the order of the report, no two of the same name. */
  public static List<Chart> of(RunResult result) {
    return Stream.concat(whereTimeGoes(result).stream(), figures(result).stream()).toList();
  }

  /** Where the time goes, a chart for each workload. */
  public static List<Chart> whereTimeGoes(RunResult result) {
    return distinct(
        result.whereTimeGoes().entrySet().stream()
            .filter(workload -> !workload.getValue().mean().isEmpty())
            .limit(MOST_WORKLOADS)
            .map(workload -> WhereTimeGoesChart.of(workload.getKey(), workload.getValue()))
            .toList());
  }

  /** Latency percentiles, utilisation, and both over time. */
  public static List<Chart> figures(RunResult result) {
    List<Chart> charts = new ArrayList<>();
    if (result.workloads().values().stream().anyMatch(load -> !load.histogram().isEmpty())) {
      charts.add(PercentileChart.of(result.workloads()));
    }
    if (UtilisationChart.isKnown(result.components())) {
      charts.add(UtilisationChart.of(result.components()));
    }
    if (!result.series().tS().isEmpty()) {
      result.workloads().keySet().stream()
          .filter(workload -> OverTimeChart.isKnown(workload, result.series()))
          .limit(MOST_WORKLOADS)
          .map(workload -> OverTimeChart.of(workload, result.series(), result.events()))
          .forEach(charts::add);
      if (UtilisationOverTimeChart.isKnown(result.series())) {
        charts.add(UtilisationOverTimeChart.of(result.series(), result.events()));
      }
      charts.addAll(FiguresOverTimeChart.of(result));
    }
    return distinct(charts);
  }

  private static List<Chart> distinct(List<Chart> charts) {
    Map<String, Chart> byName = new LinkedHashMap<>();
    for (Chart chart : charts) {
      String name = chart.name();
      for (int i = 2; byName.containsKey(name); i++) {
        name = chart.name() + "-" + i;
      }
      byName.put(name, chart.named(name));
    }
    return List.copyOf(byName.values());
  }
}
