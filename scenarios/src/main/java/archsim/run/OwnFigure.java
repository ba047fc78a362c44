package archsim.run;

import archsim.components.measure.FigureSnapshot;
import archsim.core.experiment.Estimate;
import archsim.core.experiment.QuantileGuard;
import archsim.core.results.FigureResult;
import archsim.core.results.MeanAndTailResult;
import archsim.core.statistics.HistogramSnapshot;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Estimates about a figure that a component measures of its own. */
public final class OwnFigure {
  /**
   * How the names of figures end that count bytes; a sum of them over replications says nothing.
   */
  private static final String BYTES = "_bytes";

  private final Design design;
  private final List<FigureSnapshot> perReplication;

  OwnFigure(Design design, List<FigureSnapshot> perReplication) {
    this.design = design;
    this.perReplication = perReplication;
  }

  /** A share of those that came, the time average of a level, the mean of times, or a rate. */
  public Estimate mean() {
    return switch (perReplication.get(0).kind()) {
      case COUNT, LEVEL ->
          Estimate.ofMeans(doubles(each -> each.sum() / design.duration())).notNegative();
      case SHARE -> Estimate.ofRatio(longs(FigureSnapshot::sum), longs(FigureSnapshot::of));
      case TIME ->
          Estimate.ofRatioOfSums(doubles(FigureSnapshot::sum), doubles(FigureSnapshot::of))
              .notNegative();
    };
  }

  /** How often it happened, or how much of it there was, over all replications. */
  public double total() {
    return perReplication.stream().mapToDouble(FigureSnapshot::sum).sum();
  }

  /** The same of one replication. */
  private Estimate perRun() {
    return Estimate.ofMeans(doubles(FigureSnapshot::sum)).notNegative();
  }

  /** The highest level in any replication. */
  public double max() {
    return perReplication.stream().mapToDouble(FigureSnapshot::max).max().orElse(0);
  }

  /** A quantile of times; refused where the tail is thin. */
  public Estimate quantile(double q) {
    return QuantileGuard.quantile(
        q,
        times(),
        perReplication.stream().map(FigureSnapshot::excursions).toList(),
        design.duration());
  }

  /** The times, by replication. */
  List<HistogramSnapshot> times() {
    return perReplication.stream().map(FigureSnapshot::times).toList();
  }

  private double[] doubles(ToDoubleFunction<FigureSnapshot> value) {
    return perReplication.stream().mapToDouble(value).toArray();
  }

  private long[] longs(ToDoubleFunction<FigureSnapshot> value) {
    return perReplication.stream().mapToLong(each -> (long) value.applyAsDouble(each)).toArray();
  }

  FigureResult toResult() {
    return switch (perReplication.get(0).kind()) {
      case COUNT ->
          perReplication.get(0).figure().endsWith(BYTES)
              ? new FigureResult(perRun().toResult(), null, null)
              : new FigureResult(null, Math.round(total()), null);
      case SHARE, LEVEL -> new FigureResult(mean().toResult(), null, null);
      case TIME ->
          new FigureResult(
              null,
              null,
              new MeanAndTailResult(
                  mean().toResult(), quantile(0.5).toResult(), quantile(0.99).toResult()));
    };
  }
}
