package archsim.components.measure;

/**
 * What became of the CPU credits of a fleet in one replication, from the end of the warm-up, over
 * all machines.
 *
 * @param fleet the name of the fleet
 * @param owed surplus credits that were spent and not paid back by what was earned later
 * @param throttled machine seconds at the baseline for want of credits
 */
public record CreditSnapshot(String fleet, double owed, double throttled) {}
