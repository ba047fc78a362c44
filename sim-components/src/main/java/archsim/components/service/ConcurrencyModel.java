package archsim.components.service;

import archsim.core.spec.Doc;

/** How a replica runs requests at once. */
public enum ConcurrencyModel {
  @Doc("A worker thread per request, held through every downstream call.")
  THREADS,
  @Doc("A few loops that pick up requests and run compute steps; waiting holds none.")
  EVENT_LOOP,
  @Doc("A cheap thread per request; only the CPU limits them.")
  VIRTUAL_THREADS
}
