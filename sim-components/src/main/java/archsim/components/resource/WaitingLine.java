package archsim.components.resource;

import org.jspecify.annotations.Nullable;

/** Executions that wait for a unit of a pool, and who of them is next. */
interface WaitingLine {
  void add(Execution execution);

  void remove(Execution execution);

  /** Who is next; null where nobody waits. */
  @Nullable Execution next(double now);
}
