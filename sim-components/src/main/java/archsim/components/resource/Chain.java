package archsim.components.resource;

import org.jspecify.annotations.Nullable;

/** Executions in the order in which they were added; the links are their own. */
final class Chain {
  private @Nullable Execution first;
  private @Nullable Execution last;

  @Nullable Execution first() {
    return first;
  }

  @Nullable Execution last() {
    return last;
  }

  void add(Execution execution) {
    execution.ahead = last;
    if (last == null) {
      first = execution;
    } else {
      last.behind = execution;
    }
    last = execution;
  }

  void remove(Execution execution) {
    Execution ahead = execution.ahead;
    Execution behind = execution.behind;
    if (ahead == null) {
      first = behind;
    } else {
      ahead.behind = behind;
    }
    if (behind == null) {
      last = ahead;
    } else {
      behind.ahead = ahead;
    }
    execution.ahead = null;
    execution.behind = null;
  }
}
