package archsim.components.flow;

import archsim.core.Cancellable;

/** Whoever works on a request, and holds or waits for units of resources meanwhile. */
public interface Holder extends Cancellable {
  /** Claims each unit that it holds or waits for, at the end of a run, for the laws. */
  void claim();

  /** The number of the unit that it works at, from 0. */
  default int unit() {
    return 0;
  }
}
