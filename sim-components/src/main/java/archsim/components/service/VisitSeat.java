package archsim.components.service;

import archsim.components.unit.Unit;

/** A visit in its replica, and what it takes there. */
final class VisitSeat extends Unit.Seat {
  double bytes;

  VisitSeat(Visit visit) {
    super(visit);
  }
}
