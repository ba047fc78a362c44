package archsim.run;

import archsim.components.cache.Cached;
import archsim.components.measure.CreditSnapshot;
import archsim.components.measure.ModelSnapshot;
import archsim.components.model.Called;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Fleet;
import archsim.components.resource.CreditRules;
import archsim.core.experiment.Estimate;
import archsim.core.experiment.Slo;
import archsim.core.experiment.SloVerdict;
import archsim.core.results.CostResult;
import archsim.core.results.SloResult;
import archsim.core.results.Verdict;
import archsim.core.spec.Quantity;
import archsim.scenario.CostSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a system costs in a month: the machines by the hour, and the surplus CPU credits they went
 * on owing, at the mean rate of the run. What has no price is named, and the sum of all others is
 * the least that it costs.
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
              } else if (!measured.architecture().placements().containsKey(name)
                  && !isInsideItsUsers(component)) {
                boolean isBought = component instanceof Called called && called.external();
                missing.add(
                    name + (isBought ? ": what calls of it cost" : ": it stands on no machine"));
              }
            });
  }

  /** The cache of a replica takes the memory of that replica, which is paid for. */
  private static boolean isInsideItsUsers(ComponentSpec component) {
    return component instanceof Cached cache && cache.isPerCaller();
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

  /** Of all that has a price, per second of a month; refused where nothing has one. */
  Estimate perSecond() {
    return machines.isEmpty()
        ? Estimate.refused(
            "nothing in this scenario has a price: services need a nodePool or an instanceType that"
                + " has one, as in instanceTypes: {m5.large: {price: $0.1/h}}")
        : Estimate.ofMeans(
            measured.snapshots().stream()
                .mapToDouble(run -> monthly(run) / Quantity.MONTH)
                .toArray());
  }

  /** Whether it is the same in every replication. */
  private boolean isCertain() {
    return surplusPrices.isEmpty();
  }

  /** What became of a promise about it: a sum that misses something is the least that it costs. */
  SloVerdict verdict(Slo slo) {
    Estimate known = perSecond();
    SloVerdict verdict = SloVerdict.decide(known, slo, measured.verdictConfidence());
    if (isCertain() && !known.isRefused()) {
      boolean holds = slo.comparator().holds(known.value(), slo.limit());
      verdict = new SloVerdict(holds ? Verdict.PASS : Verdict.FAIL, "");
    }
    Verdict ofTheLeast = slo.comparator().isUpperBound() ? Verdict.FAIL : Verdict.PASS;
    return missing.isEmpty() || known.isRefused() || verdict.verdict() == ofTheLeast
        ? verdict
        : new SloVerdict(Verdict.UNDECIDED, "a price is missing: " + String.join(", ", missing));
  }

  /** A promise about it as results carry it: in a month, without an upper end while any misses. */
  SloResult perMonth(SloResult perSecond) {
    Double value = ofAMonth(perSecond.value());
    Double high = isCertain() ? value : ofAMonth(perSecond.high());
    return new SloResult(
        perSecond.expr(),
        perSecond.workload(),
        perSecond.verdict(),
        value,
        isCertain() ? value : ofAMonth(perSecond.low()),
        missing.isEmpty() ? high : null,
        perSecond.limit() * Quantity.MONTH,
        perSecond.severity(),
        perSecond.reason());
  }

  private static @Nullable Double ofAMonth(@Nullable Double perSecond) {
    return perSecond == null ? null : (Double) (perSecond * Quantity.MONTH);
  }

  private double monthly(ModelSnapshot run) {
    double sum = machines.values().stream().mapToDouble(Double::doubleValue).sum();
    for (Map.Entry<String, Double> each : surplusPrices.entrySet()) {
      sum += surplusPerMonth(each.getKey(), each.getValue(), run);
    }
    return sum;
  }

  /** The bill; null where nothing stands on a machine. */
  @Nullable CostResult result() {
    if (measured.architecture().placements().isEmpty() && machines.isEmpty()) {
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
