package archsim.components.service;

import archsim.components.resource.Discipline;
import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.ImpliedDefaults;
import archsim.core.spec.Shorthand;
import archsim.core.spec.Unit;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The line of requests that no worker or loop has begun.
 *
 * @param limit most that wait; one more is rejected
 * @param order who of them is next
 * @param overloadedAfter how long the line is not empty before it is overloaded, in seconds
 */
@Doc("The line of requests that no worker or loop has begun, per replica.")
public record ServiceQueue(
    @Shorthand
        @Doc("Most requests that wait; one more is rejected.")
        @Unit(Dimension.COUNT)
        @Default("10k")
        int limit,
    @Doc(
            "Who is next: the first (fifo), the last while the line is overloaded"
                + " (lifo-when-overloaded), or the highest priority (priority).")
        @Default("fifo")
        Discipline order,
    @Doc(
            "The line is overloaded while it has not been empty for longer than this"
                + " (lifo-when-overloaded, default 100ms).")
        @Unit(Dimension.SECONDS)
        @Nullable Double overloadedAfter)
    implements ImpliedDefaults {
  private static final double OVERLOADED_AFTER = 0.1;

  /** What a service without one has. */
  static final ServiceQueue USUAL = new ServiceQueue(10_000);

  /** First come, first served. */
  public ServiceQueue(int limit) {
    this(limit, Discipline.FIFO, null);
  }

  public ServiceQueue {
    Require.atLeast("limit", limit, 0);
    Require.field(
        "overloadedAfter",
        overloadedAfter == null || order == Discipline.LIFO_WHEN_OVERLOADED,
        "belongs to order lifo-when-overloaded");
    Require.field(
        "overloadedAfter",
        overloadedAfter == null || overloadedAfter >= 0,
        "must be >= 0, was %s s",
        overloadedAfter);
  }

  double overloadedTime() {
    return overloadedAfter == null ? OVERLOADED_AFTER : overloadedAfter;
  }

  @Override
  public Map<String, String> impliedDefaults() {
    return order == Discipline.LIFO_WHEN_OVERLOADED && overloadedAfter == null
        ? Collections.singletonMap("overloadedAfter", "100ms")
        : Collections.emptyMap();
  }
}
