package archsim.components.service;

/** A visit in the roster of its replica, and what it takes there. */
final class Stay {
  final Visit visit;
  int place;
  double bytes;

  Stay(Visit visit) {
    this.visit = visit;
  }
}
