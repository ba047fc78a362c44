package archsim.components.service;

/** How a replica runs requests at once. */
public enum ConcurrencyModel {
  /** A worker thread per request, held through every downstream call. */
  THREADS,
  /** A few loops that pick up requests and run compute steps; waiting holds none. */
  EVENT_LOOP,
  /** A cheap thread per request; only the CPU limits them. */
  VIRTUAL_THREADS
}
