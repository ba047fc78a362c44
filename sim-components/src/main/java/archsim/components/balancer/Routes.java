package archsim.components.balancer;

import archsim.components.Request;
import java.util.List;

/** Where requests can go, known once all components are there. */
record Routes(List<Backend> backends, BalancingPolicy policy, List<Backend> avoided) {
  /** One that is up, where any is. */
  Backend choose(Request request) {
    if (!avoided.isEmpty()) {
      welcomeBack();
    }
    int number = policy.choose(request);
    Backend chosen = backends.get(number);
    return chosen.isUp() ? chosen : another(request, number);
  }

  // The policy chooses again, which favours nobody; where only a few are up that may take long.
  private Backend another(Request request, int first) {
    int number = first;
    for (int tried = 1; tried < 2 * backends.size() && !isUp(number); tried++) {
      number = policy.choose(request);
    }
    for (int tried = 1; tried < backends.size() && !isUp(number); tried++) {
      number = number + 1 == backends.size() ? 0 : number + 1;
    }
    return backends.get(number);
  }

  private boolean isUp(int number) {
    Backend backend = backends.get(number);
    if (backend.isUp()) {
      return true;
    }
    if (!avoided.contains(backend)) {
      backend.avoid();
      avoided.add(backend);
    }
    return false;
  }

  private void welcomeBack() {
    for (int i = avoided.size() - 1; i >= 0; i--) {
      if (avoided.get(i).isUp()) {
        avoided.remove(i).welcome();
      }
    }
  }
}
