package archsim.scenario;

import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.NotYet;
import archsim.core.spec.Quantity;
import archsim.core.spec.Unit;

/**
 * How costs are counted.
 *
 * @param currency of all prices
 * @param hours that machines run, per second of a month of 730 hours
 */
@Doc("How costs are counted.")
@NotYet({"extra"})
public record CostSpec(
    @Doc("The currency of all prices; a price is written with $ whatever it is.") @Default("USD")
        String currency,
    @Doc("How many hours of a month the machines run.")
        @Unit(Dimension.PER_SECOND)
        @Default("730/month")
        double hours) {
  private static final int LONGEST = 10;

  public CostSpec {
    Require.field(
        "currency",
        !currency.isBlank() && currency.length() <= LONGEST,
        "must have 1 to %d characters, was '%s'",
        LONGEST,
        currency);
    double perMonth = hours * Quantity.MONTH;
    Require.field(
        "hours",
        perMonth > 0 && perMonth <= 744,
        "must be > 0 and at most 744/month, was %s",
        perMonth);
  }

  /** Seconds of a month in which machines run. */
  public double secondsPerMonth() {
    return hours * Quantity.MONTH * 3600;
  }
}
