package archsim.components.resource;

import org.jspecify.annotations.Nullable;

/** Who came first is next. */
final class FirstComeFirstServed implements WaitingLine {
  private final Chain chain = new Chain();

  @Override
  public void add(Execution execution) {
    chain.add(execution);
  }

  @Override
  public void remove(Execution execution) {
    chain.remove(execution);
  }

  @Override
  public @Nullable Execution next(double now) {
    return chain.first();
  }
}
