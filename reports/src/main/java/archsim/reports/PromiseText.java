package archsim.reports;

import archsim.core.experiment.Slo;
import archsim.core.results.CostResult;
import archsim.core.results.RunResult;
import archsim.core.results.SloResult;
import org.jspecify.annotations.Nullable;

/** The figures of promises as people read them, in the unit of what is promised. */
public final class PromiseText {
  private final String currency;

  private PromiseText(String currency) {
    this.currency = currency;
  }

  /** For the promises of a run. */
  public static PromiseText of(RunResult result) {
    CostResult cost = result.cost();
    return new PromiseText(cost == null ? "USD" : cost.currency());
  }

  /** A promise as it can be written: with whom it was asked of. */
  public static String promise(SloResult slo) {
    String workload = slo.workload();
    return workload == null || !Slo.parse(slo.expr()).scope().isEmpty()
        ? slo.expr()
        : slo.expr() + " for " + workload;
  }

  /** The estimate, and whether it is only the least that it can be. */
  public String value(SloResult slo) {
    return (isTheLeast(slo) ? "at least " : "") + figure(slo, slo.value());
  }

  public String limit(SloResult slo) {
    return figure(slo, slo.limit());
  }

  /** Its 95 % interval. */
  public String interval(SloResult slo) {
    if (!isMoney(slo)) {
      return measure(slo).interval(slo.low(), slo.high());
    }
    Double low = slo.low();
    Double high = slo.high();
    return low == null || high == null || low.equals(high)
        ? Measure.NONE
        : Money.text(low, currency) + " to " + Money.text(high, currency);
  }

  private String figure(SloResult slo, @Nullable Double value) {
    return value != null && isMoney(slo)
        ? Money.text(value, currency) + " a month"
        : measure(slo).text(value);
  }

  private static boolean isMoney(SloResult slo) {
    return Slo.parse(slo.expr()).metric() == Slo.Metric.COST;
  }

  /** A price is missing from what it costs. */
  private static boolean isTheLeast(SloResult slo) {
    return isMoney(slo) && slo.low() != null && slo.high() == null;
  }

  private static Measure measure(SloResult slo) {
    return switch (Slo.parse(slo.expr()).metric().dimension()) {
      case SECONDS -> Measure.DURATION;
      case SHARE -> Measure.SHARE;
      case PER_SECOND -> Measure.RATE;
      case COUNT, BYTES, CORES, BYTES_PER_SECOND -> Measure.NUMBER;
      case MONEY, MONEY_PER_USE, MONEY_PER_BYTE -> Measure.NUMBER;
    };
  }
}
