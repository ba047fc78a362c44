package archsim.run;

import archsim.components.ResourceSnapshot;
import archsim.core.experiment.Estimate;
import archsim.core.experiment.QuantileGuard;
import archsim.core.statistics.HistogramSnapshot;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Estimates about a resource of a component. */
public final class Resource {
  private final Design design;
  private final List<ResourceSnapshot> perReplication;

  Resource(Design design, List<ResourceSnapshot> perReplication) {
    this.design = design;
    this.perReplication = perReplication;
  }

  /** Units over all replicas, time average where replicas come and go. */
  public double capacity() {
    return perReplication.stream().mapToDouble(ResourceSnapshot::totalCapacity).average().orElse(0);
  }

  /** Busy units / capacity, time average. */
  public Estimate utilisation() {
    return mean(each -> each.busyArea() / (each.totalCapacity() * design.duration())).within(0, 1);
  }

  /** The replica that is busiest on average over the replications. */
  public int busiest() {
    int count = perReplication.get(0).busyAreas().size();
    int busiest = 0;
    double most = -1;
    for (int i = 0; i < count; i++) {
      int replica = i;
      double area =
          perReplication.stream().mapToDouble(each -> each.busyAreas().get(replica)).sum();
      if (area > most) {
        most = area;
        busiest = i;
      }
    }
    return busiest;
  }

  /** The utilisation of one replica. */
  public Estimate utilisation(int replica) {
    return mean(each -> {
          double offered = each.capacity() * each.presences().get(replica) * design.duration();
          return offered > 0 ? each.busyAreas().get(replica) / offered : 0;
        })
        .within(0, 1);
  }

  /** Requests that wait for it, time average over all replicas. */
  public Estimate queue() {
    return mean(each -> each.queueArea() / design.duration());
  }

  /** Most requests that ever waited at one replica. */
  long queueMax() {
    return perReplication.stream().mapToLong(ResourceSnapshot::queueMax).max().orElse(0);
  }

  /** The share of its users that had to wait. */
  public Estimate waited() {
    return Estimate.ofRatio(
        perReplication.stream().mapToLong(ResourceSnapshot::waited).toArray(),
        perReplication.stream().mapToLong(each -> each.waits().count()).toArray());
  }

  /** Mean wait of all who used it. */
  public Estimate meanWait() {
    return Estimate.ofRatioOfSums(
            perReplication.stream().mapToDouble(each -> each.waits().sum()).toArray(),
            perReplication.stream().mapToDouble(each -> each.waits().count()).toArray())
        .notNegative();
  }

  /** A quantile of the waits; refused where the tail is thin. */
  public Estimate wait(double q) {
    return QuantileGuard.guarded(
        Estimate.ofQuantile(q, waits()), q, excursions(q), design.duration());
  }

  /** How long each of its users waited, by replication. */
  List<HistogramSnapshot> waits() {
    return perReplication.stream().map(ResourceSnapshot::waits).toList();
  }

  private double excursions(double q) {
    return design.excursions(
        perReplication.get(0).name(),
        q,
        perReplication.stream().map(ResourceSnapshot::excursions).toList());
  }

  private Estimate mean(ToDoubleFunction<ResourceSnapshot> value) {
    return Estimate.ofMeans(perReplication.stream().mapToDouble(value).toArray()).notNegative();
  }
}
