package archsim.components.balancer;

import archsim.components.Draw;
import java.util.List;

/** What a policy may know: the backends, and how to draw one. */
record Backends(List<Backend> all, Draw chance, LoadBalancer.Spec spec) {
  Backends {
    all = List.copyOf(all);
  }

  int size() {
    return all.size();
  }
}
