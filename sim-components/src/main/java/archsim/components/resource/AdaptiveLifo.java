package archsim.components.resource;

import org.jspecify.annotations.Nullable;

/**
 * Who came first is next, until the line is overloaded: then who came last. It is overloaded while
 * it has not been empty for longer than a stated time, so those who wait longest, and may have been
 * given up by their clients, no longer delay those who have just come (Maurer: Fail at Scale, ACM
 * Queue 13(8), 2015, adaptive LIFO with the interval of its controlled delay).
 */
final class AdaptiveLifo implements WaitingLine {
  private final Chain chain = new Chain();
  private final double overloadedAfter;
  private double notEmptySince;

  /**
   * @param overloadedAfter how long the line was not empty when it becomes overloaded, in seconds
   */
  AdaptiveLifo(double overloadedAfter) {
    this.overloadedAfter = overloadedAfter;
  }

  @Override
  public void add(Execution execution) {
    if (chain.first() == null) {
      notEmptySince = execution.since;
    }
    chain.add(execution);
  }

  @Override
  public void remove(Execution execution) {
    chain.remove(execution);
  }

  @Override
  public @Nullable Execution next(double now) {
    return now - notEmptySince > overloadedAfter ? chain.last() : chain.first();
  }
}
