package archsim.components.resource;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Who has the highest number is next, among equals who came first. Nobody is interrupted: the order
 * is non-preemptive (Cobham: Priority assignment in waiting line problems, Operations Research 2,
 * 1954). There are as many chains as there are different priorities.
 */
final class ByPriority implements WaitingLine {
  // From the highest to the lowest.
  private int[] priorities = new int[0];
  private Chain[] chains = new Chain[0];

  @Override
  public void add(Execution execution) {
    chain(execution.priority()).add(execution);
  }

  @Override
  public void remove(Execution execution) {
    chain(execution.priority()).remove(execution);
  }

  @Override
  public @Nullable Execution next(double now) {
    for (Chain chain : chains) {
      Execution first = chain.first();
      if (first != null) {
        return first;
      }
    }
    return null;
  }

  private Chain chain(int priority) {
    int place = 0;
    while (place < priorities.length && priorities[place] > priority) {
      place++;
    }
    if (place == priorities.length || priorities[place] != priority) {
      insert(place, priority);
    }
    return chains[place];
  }

  private void insert(int place, int priority) {
    int length = priorities.length;
    priorities = Arrays.copyOf(priorities, length + 1);
    chains = Arrays.copyOf(chains, length + 1);
    System.arraycopy(priorities, place, priorities, place + 1, length - place);
    System.arraycopy(chains, place, chains, place + 1, length - place);
    priorities[place] = priority;
    chains[place] = new Chain();
  }
}
