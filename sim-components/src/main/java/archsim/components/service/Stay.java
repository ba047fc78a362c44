package archsim.components.service;

import archsim.components.unit.Unit;

/** A visit in its replica, and what it takes there. */
final class Stay extends Unit.Seat {
  double bytes;

  Stay(Visit visit) {
    super(visit);
  }
}
