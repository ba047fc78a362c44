package archsim.components.queue;

import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;

/**
 * How many messages a queue keeps, and for how long.
 *
 * @param limit most messages inside
 * @param retention how old a message gets in line, in seconds
 */
public record Limits(
    @Doc("Most messages inside, processed ones not counted.") @Unit(Dimension.COUNT) @Default("1M")
        int limit,
    @Doc("One more message is refused (reject), or its publisher waits for room (block).")
        @Default("reject")
        WhenFull whenFull,
    @Doc("A message that is older and in line is dropped.") @Unit(Dimension.SECONDS) @Default("24h")
        double retention) {
  static final double LONGEST = 3650 * 86_400.0;

  private static final int MOST_MESSAGES = 1_000_000_000;

  public Limits {
    Require.range("limit", limit, 1, MOST_MESSAGES);
    Require.field(
        "retention",
        retention > 0 && retention <= LONGEST,
        "must be > 0 and at most 3650d, was %s s",
        retention);
  }
}
