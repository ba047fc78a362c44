package archsim.components.host;

import archsim.core.spec.Doc;
import java.util.Comparator;

/** On which of the machines with enough room the next replica is placed; the first of equals. */
public enum PlacementPolicy {
  @Doc(
      "On a machine in the zone that has the fewest replicas of the service; there, on the"
          + " machine that has the fewest; of those, on the one with the most cores to spare.")
  SPREAD(
      Comparator.<Room>comparingInt(Room::replicasInZone)
          .thenComparingInt(Room::replicas)
          .thenComparingDouble(room -> -room.freeCores())),
  @Doc("On the machine with the fewest cores to spare (best fit).")
  BINPACK(Comparator.comparingDouble(Room::freeCores));

  private final Comparator<Room> order;

  PlacementPolicy(Comparator<Room> order) {
    this.order = order;
  }

  Comparator<Room> order() {
    return order;
  }
}
