package archsim.components.service;

/** How a replica runs the visits it has at once. */
interface Concurrency {
  /** Takes a visit in; false where it is refused. */
  boolean admit(Visit visit);

  /** Lets a visit compute its work, then {@linkplain Visit#goOn go on}. */
  void compute(Visit visit);

  /** The pool has a unit for the visit. */
  default void granted(Visit visit) {
    throw new IllegalStateException("nobody waits for a worker here");
  }

  /** The CPU is done with the visit's work. */
  default void computed(Visit visit) {
    visit.goOn();
  }

  /** Takes a visit off whatever it waits for or runs on. */
  void abort(Visit visit);

  /** Claims what an open visit holds or waits for. */
  void claim(Visit visit);

  /** The visit has ended: what it held all along is free. */
  void end(Visit visit);
}
