package archsim.components.resource;

import archsim.core.spec.Doc;
import java.util.function.DoubleFunction;

/** Who of those that wait for a unit of a {@link Pool} is next. */
public enum Discipline {
  @Doc("Who came first is next.")
  FIFO(any -> new FirstComeFirstServed()),
  @Doc("Who came last is next while the line is overloaded, otherwise who came first.")
  LIFO_WHEN_OVERLOADED(AdaptiveLifo::new),
  @Doc("Who has the highest priority is next; among equals, who came first.")
  PRIORITY(any -> new ByPriority());

  private final DoubleFunction<WaitingLine> factory;

  Discipline(DoubleFunction<WaitingLine> factory) {
    this.factory = factory;
  }

  /**
   * A line, empty.
   *
   * @param overloadedAfter how long a line is not empty before it counts as overloaded, in seconds
   */
  WaitingLine create(double overloadedAfter) {
    return factory.apply(overloadedAfter);
  }
}
