package archsim.components.resource;

import org.jspecify.annotations.Nullable;

/**
 * How CPU credits of a burstable machine come and go. One credit is one vCPU at 100 % for one
 * minute.
 *
 * @param earned per second, always
 * @param max that can be kept
 * @param launch that there are at the start of a run
 * @param unlimited whether a machine without credits goes on at full speed and owes them
 * @param surplusPrice of one vCPU second that is owed, null where nobody said it
 */
public record CreditRules(
    double earned, double max, double launch, boolean unlimited, @Nullable Double surplusPrice) {
  /** What one vCPU spends in a second. */
  public static final double PER_VCPU_SECOND = 1.0 / 60;

  /** Of one credit. */
  public static final double VCPU_SECONDS = 60;

  /** The vCPUs that can be busy for ever: those that spend what is earned. */
  public double baseline() {
    return earned / PER_VCPU_SECOND;
  }
}
