package archsim.run;

import archsim.components.measure.ResourceSnapshot;
import archsim.core.experiment.Estimate;
import archsim.core.experiment.QuantileGuard;
import archsim.core.statistics.HistogramSnapshot;
import java.util.Arrays;
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

  /** ∫ busy units dt / ∫ units that there were dt, over all replicas and replications. */
  public Estimate utilisation() {
    return share(ResourceSnapshot::busyArea, each -> each.totalCapacity() * design.duration());
  }

  /** The utilisation of one replica, of the time in which it was there. */
  public Estimate utilisation(int replica) {
    return share(
        each -> each.busyAreas().get(replica), each -> each.offered(replica, design.duration()));
  }

  /** The replica with the highest utilisation, which is never below that of all together. */
  public int busiest() {
    int count = perReplication.get(0).busyAreas().size();
    int busiest = 0;
    double most = -1;
    for (int i = 0; i < count; i++) {
      Estimate each = utilisation(i);
      if (each.value() > most) {
        most = each.value();
        busiest = i;
      }
    }
    return busiest;
  }

  /** Requests that wait for it at the replicas together, time average. */
  public Estimate queue() {
    return mean(each -> each.queueArea() / design.duration());
  }

  /** Most requests that ever waited at the same time, at the replicas together. */
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
    return QuantileGuard.quantile(
        q,
        waits(),
        perReplication.stream().map(ResourceSnapshot::excursions).toList(),
        design.duration());
  }

  /** How long each of its users waited, by replication. */
  List<HistogramSnapshot> waits() {
    return perReplication.stream().map(ResourceSnapshot::waits).toList();
  }

  /** Of two areas; 0 where there never was anything to be busy. */
  private Estimate share(
      ToDoubleFunction<ResourceSnapshot> busy, ToDoubleFunction<ResourceSnapshot> offered) {
    double[] areas = perReplication.stream().mapToDouble(offered).toArray();
    return Arrays.stream(areas).sum() == 0
        ? Estimate.ofMeans(new double[areas.length])
        : Estimate.ofRatioOfSums(perReplication.stream().mapToDouble(busy).toArray(), areas)
            .within(0, 1);
  }

  private Estimate mean(ToDoubleFunction<ResourceSnapshot> value) {
    return Estimate.ofMeans(perReplication.stream().mapToDouble(value).toArray()).notNegative();
  }
}
