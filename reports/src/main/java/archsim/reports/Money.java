package archsim.reports;

import archsim.core.results.CostResult;
import java.util.Locale;

/**
 * Amounts of money: {@code $1,240.00}, in other currencies {@code 1,240.00 EUR}. A sum in which a
 * price is missing is the least that it can be, and says so.
 */
public final class Money {
  private static final String DOLLARS = "USD";

  private Money() {}

  /** An amount with two decimals. */
  public static String text(double amount, String currency) {
    String digits = String.format(Locale.ROOT, "%,.2f", amount);
    return currency.equals(DOLLARS) ? "$" + digits : digits + " " + currency;
  }

  /** What all that has a price costs in a month; where nothing has one, that is not 0. */
  public static String monthly(CostResult cost) {
    if (cost.items().isEmpty() && !cost.missing().isEmpty()) {
      return "not known";
    }
    return (cost.missing().isEmpty() ? "" : "at least ")
        + text(cost.monthly(), cost.currency())
        + " a month";
  }
}
