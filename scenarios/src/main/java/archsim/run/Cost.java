package archsim.run;

import archsim.components.CreditRules;
import archsim.components.CreditSnapshot;
import archsim.components.Fleet;
import archsim.components.ModelSnapshot;
import archsim.core.experiment.Estimate;
import archsim.core.results.CostResult;
import archsim.core.spec.Quantity;
import archsim.scenario.CostSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a system costs in a month: the machines by the hour, and the surplus CPU credits they went
 * on owing, at the mean rate of the run. What has no price is said and counts as nothing.
 */
final class Cost {
  private final CostSpec spec;
  private final Measurements measured;
  private final Map<String, Double> machines = new LinkedHashMap<>();
  private final Map<String, Double> surplusPrices = new LinkedHashMap<>();
  private final List<String> missing = new ArrayList<>();

  Cost(CostSpec spec, Measurements measured) {
    this.spec = spec;
    this.measured = measured;
    measured
        .architecture()
        .components()
        .forEach(
            (name, component) -> {
              if (component instanceof Fleet fleet) {
                add(name, fleet);
              }
            });
  }

  private void add(String name, Fleet fleet) {
    Double price = fleet.machine().price();
    if (price == null) {
      missing.add("%s: the price of %s".formatted(name, fleet.machine().type()));
    } else {
      machines.put(name, fleet.count() * price * spec.secondsPerMonth());
    }
    CreditRules credits = fleet.machine().credits();
    if (credits == null || surplus(name).stream().allMatch(each -> each == 0)) {
      return;
    }
    Double surplusPrice = credits.surplusPrice();
    if (surplusPrice == null) {
      missing.add("%s: surplusPrice of %s".formatted(name, fleet.machine().type()));
    } else {
      surplusPrices.put(name, surplusPrice);
    }
  }

  /** What the machines of a fleet went on owing, in vCPU seconds per second, by replication. */
  private List<Double> surplus(String fleet) {
    return measured.snapshots().stream().map(run -> surplus(run, fleet)).toList();
  }

  private static double surplus(ModelSnapshot run, String fleet) {
    return run.credits().stream()
        .filter(each -> each.fleet().equals(fleet))
        .mapToDouble(CreditSnapshot::owed)
        .map(credits -> Math.max(0, credits) * CreditRules.VCPU_SECONDS / run.duration())
        .sum();
  }

  private double surplusPerMonth(String fleet, double price, ModelSnapshot run) {
    return surplus(run, fleet) * price * spec.secondsPerMonth();
  }

  /** Per second of a month; refused while a price is missing. */
  Estimate perSecond() {
    if (!missing.isEmpty() || machines.isEmpty()) {
      return Estimate.refused(
          missing.isEmpty()
              ? "nothing in this scenario has a price; give services a nodePool or an instanceType"
              : "a price is missing: " + String.join(", ", missing));
    }
    return Estimate.ofMeans(
        measured.snapshots().stream().mapToDouble(run -> monthly(run) / Quantity.MONTH).toArray());
  }

  private double monthly(ModelSnapshot run) {
    double sum = machines.values().stream().mapToDouble(Double::doubleValue).sum();
    for (Map.Entry<String, Double> each : surplusPrices.entrySet()) {
      sum += surplusPerMonth(each.getKey(), each.getValue(), run);
    }
    return sum;
  }

  /** The bill; null where there is nothing that could have a price. */
  @Nullable CostResult result() {
    if (machines.isEmpty() && missing.isEmpty()) {
      return null;
    }
    List<CostResult.CostItemResult> items = new ArrayList<>();
    machines.forEach((name, monthly) -> items.add(new CostResult.CostItemResult(name, monthly)));
    surplusPrices.forEach(
        (name, price) ->
            items.add(
                new CostResult.CostItemResult(
                    name + ": surplus credits",
                    measured.snapshots().stream()
                        .mapToDouble(run -> surplusPerMonth(name, price, run))
                        .average()
                        .orElse(0))));
    double monthly = items.stream().mapToDouble(CostResult.CostItemResult::monthly).sum();
    return new CostResult(
        spec.currency(), monthly, perMillion(monthly), List.copyOf(items), List.copyOf(missing));
  }

  private @Nullable Double perMillion(double monthly) {
    double ok = 0;
    for (String workload : measured.architecture().sources().keySet()) {
      Estimate goodput = measured.workload(workload).goodput();
      ok += goodput.isRefused() ? 0 : goodput.value();
    }
    return ok == 0 || !missing.isEmpty() ? null : 1e6 * monthly / (ok * spec.secondsPerMonth());
  }
}
