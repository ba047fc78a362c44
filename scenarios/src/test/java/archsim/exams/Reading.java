package archsim.exams;

import archsim.components.measure.ModelSnapshot;
import archsim.core.experiment.Estimate;
import archsim.run.Measurements;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** How a figure is read off what a run measured. */
@FunctionalInterface
interface Reading {
  Figure of(Measurements measured);

  static Reading estimate(Function<Measurements, Estimate> estimate) {
    return measured -> Figure.of(estimate.apply(measured));
  }

  /** The mean of one value per replication. */
  static Reading mean(ToDoubleFunction<ModelSnapshot> value) {
    return measured ->
        Figure.of(Estimate.ofMeans(measured.snapshots().stream().mapToDouble(value).toArray()));
  }

  /** A share, as a count among another. */
  static Reading share(ToLongFunction<ModelSnapshot> events, ToLongFunction<ModelSnapshot> all) {
    return measured ->
        Figure.of(
            Estimate.ofRatio(
                measured.snapshots().stream().mapToLong(events).toArray(),
                measured.snapshots().stream().mapToLong(all).toArray()));
  }

  /** Sum over sum. */
  static Reading ratio(
      ToDoubleFunction<ModelSnapshot> above, ToDoubleFunction<ModelSnapshot> below) {
    return measured ->
        Figure.of(
            Estimate.ofRatioOfSums(
                measured.snapshots().stream().mapToDouble(above).toArray(),
                measured.snapshots().stream().mapToDouble(below).toArray()));
  }

  /** The same figure in another unit. */
  default Reading times(double factor) {
    return measured -> of(measured).times(factor);
  }
}
