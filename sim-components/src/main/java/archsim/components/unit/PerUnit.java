package archsim.components.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Something of which each unit has one, by their numbers; made when it is first asked for. */
public final class PerUnit<T> implements IntFunction<T> {
  private final IntFunction<T> maker;
  private final List<T> made = new ArrayList<>();

  public PerUnit(IntFunction<T> maker) {
    this.maker = maker;
  }

  @Override
  public T apply(int unit) {
    while (made.size() <= unit) {
      made.add(maker.apply(made.size()));
    }
    return made.get(unit);
  }
}
