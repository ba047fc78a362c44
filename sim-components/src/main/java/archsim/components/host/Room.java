package archsim.components.host;

/** What is left of one machine while replicas are placed. */
final class Room {
  private static final double ROUNDING = 1e-9;

  private final int number;
  private final int[] ofZone;
  private final int zone;
  private final double cores;
  private final double memory;
  private double usedCores;
  private double usedMemory;
  private int replicas;

  /**
   * @param zone its place in ofZone, where the replicas of the service at hand are counted
   */
  Room(int number, int zone, int[] ofZone, double cores, double memory) {
    this.number = number;
    this.zone = zone;
    this.ofZone = ofZone;
    this.cores = cores;
    this.memory = memory;
  }

  int number() {
    return number;
  }

  double freeCores() {
    return cores - usedCores;
  }

  double freeMemory() {
    return memory - usedMemory;
  }

  int replicas() {
    return replicas;
  }

  int replicasInZone() {
    return ofZone[zone];
  }

  boolean has(double moreCores, double moreMemory) {
    return usedCores + moreCores <= cores * (1 + ROUNDING)
        && usedMemory + moreMemory <= memory * (1 + ROUNDING);
  }

  void take(double moreCores, double moreMemory) {
    usedCores += moreCores;
    usedMemory += moreMemory;
    replicas++;
    ofZone[zone]++;
  }

  /** Another service is placed from now on. */
  void next() {
    replicas = 0;
    ofZone[zone] = 0;
  }
}
