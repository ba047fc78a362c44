package archsim.components.host;

import archsim.components.model.ComponentSpec;

/** A component whose replicas can stand on machines. */
public interface Hosted extends ComponentSpec {
  /** What it wants of its machines. */
  Hosting hosting();

  /** The same, a replica of which has so many cores. */
  Hosted onCores(double cores);
}
