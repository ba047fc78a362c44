package archsim.core.results;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it costs.
 *
 * @param missing what has no price, by name; a missing price is said, never 0
 */
public record CostResult(
    String currency,
    double monthly,
    @Nullable Double perMillionRequests,
    List<CostItemResult> items,
    List<String> missing) {

  /** One line of the bill. */
  public record CostItemResult(String name, double monthly) {}
}
