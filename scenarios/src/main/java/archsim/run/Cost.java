package archsim.run;

import archsim.components.measure.CreditSnapshot;
import archsim.components.measure.FigureSnapshot;
import archsim.components.measure.ModelSnapshot;
import archsim.components.model.Fleet;
import archsim.components.model.Priced;
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
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a system costs in a month: the machines by the hour, and what is paid for by use, such as
 * requests to a store or the surplus CPU credits that machines went on owing, at the mean rate of
 * the run. What has no price is named, and the sum of all others is the least that it costs.
 */
final class Cost {
  private final CostSpec spec;
  private final Measurements measured;
  private final Map<String, Double> machines = new LinkedHashMap<>();
  private final List<Usage> usages = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  /**
   * What is paid for by use.
   *
   * @param price of one
   * @param rates of uses per second, by replication
   */
  private record Usage(String item, double price, List<Double> rates) {}

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
              } else if (component instanceof Priced priced) {
                for (Priced.Charge each : priced.charges()) {
                  String unknown = name + ": the price of " + each.what();
                  ToDoubleFunction<ModelSnapshot> uses = run -> uses(run, name, each.figure());
                  add(name + ": " + each.what(), unknown, each.price(), uses);
                }
              } else if (!measured.architecture().placements().containsKey(name)
                  && !component.unpriced().isEmpty()) {
                missing.add(name + ": " + component.unpriced());
              }
            });
  }

  /**
   * Adds what is paid for by use, where there is any.
   *
   * @param unknown what is missing where there is no price
   */
  private void add(
      String item, String unknown, @Nullable Double price, ToDoubleFunction<ModelSnapshot> uses) {
    List<Double> rates =
        measured.snapshots().stream().map(run -> uses.applyAsDouble(run) / run.duration()).toList();
    if (rates.stream().allMatch(each -> each == 0)) {
      return;
    }
    if (price == null) {
      missing.add(unknown);
    } else {
      usages.add(new Usage(item, price, rates));
    }
  }

  private static double uses(ModelSnapshot run, String component, String figure) {
    return run.figures().stream()
        .filter(each -> each.component().equals(component) && each.figure().equals(figure))
        .mapToDouble(FigureSnapshot::sum)
        .sum();
  }

  private void add(String name, Fleet fleet) {
    Double price = fleet.machine().price();
    if (price == null) {
      missing.add("%s: the price of %s".formatted(name, fleet.machine().type()));
    } else {
      machines.put(name, fleet.count() * price * spec.secondsPerMonth());
    }
    CreditRules credits = fleet.machine().credits();
    if (credits != null) {
      add(
          name + ": surplus credits",
          "%s: surplusPrice of %s".formatted(name, fleet.machine().type()),
          credits.surplusPrice(),
          run -> surplus(run, name));
    }
  }

  /** What the machines of a fleet went on owing, in vCPU seconds. */
  private static double surplus(ModelSnapshot run, String fleet) {
    return run.credits().stream()
        .filter(each -> each.fleet().equals(fleet))
        .mapToDouble(CreditSnapshot::owed)
        .map(credits -> Math.max(0, credits) * CreditRules.VCPU_SECONDS)
        .sum();
  }

  /** Of all that has a price, per second of a month; refused where nothing has one. */
  Estimate perSecond() {
    return machines.isEmpty() && usages.isEmpty()
        ? Estimate.refused(
            "nothing in this scenario has a price: services need a nodePool or an instanceType that"
                + " has one, as in instanceTypes: {m5.large: {price: $0.1/h}}")
        : Estimate.ofMeans(
            IntStream.range(0, measured.replications())
                .mapToDouble(run -> monthly(run) / Quantity.MONTH)
                .toArray());
  }

  /** Whether it is the same in every replication. */
  private boolean isCertain() {
    return usages.isEmpty();
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

  private double monthly(int replication) {
    double sum = machines.values().stream().mapToDouble(Double::doubleValue).sum();
    for (Usage each : usages) {
      sum += each.rates().get(replication) * each.price() * spec.secondsPerMonth();
    }
    return sum;
  }

  /** The bill; null where nothing has a price. */
  @Nullable CostResult result() {
    if (measured.architecture().placements().isEmpty() && machines.isEmpty() && usages.isEmpty()) {
      return null;
    }
    List<CostResult.CostItemResult> items = new ArrayList<>();
    machines.forEach((name, monthly) -> items.add(new CostResult.CostItemResult(name, monthly)));
    for (Usage each : usages) {
      double rate = each.rates().stream().mapToDouble(Double::doubleValue).average().orElse(0);
      items.add(
          new CostResult.CostItemResult(each.item(), rate * each.price() * spec.secondsPerMonth()));
    }
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
