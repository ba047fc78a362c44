package archsim.components.resource;

import archsim.components.measure.Parts;
import archsim.components.measure.ResourceStatistics;
import archsim.core.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Cores that executions compute on. An execution never gets more than one core: single-threaded
 * work does not speed up with cores.
 */
public interface Cpu {
  /**
   * Computes; {@link Execution#computed()} is called when it is done.
   *
   * @param work CPU time on a core of speed 1, in seconds
   */
  void run(Execution execution, double work);

  /** Stops all that computes, such as for garbage collection, until {@link #go}. */
  default void stop() {
    throw new IllegalStateException("these cores cannot be stopped");
  }

  /** Goes on where it was stopped. */
  default void go() {
    throw new IllegalStateException("these cores cannot be stopped");
  }

  /** Takes an execution off; false where it is not on. */
  boolean cancel(Execution execution);

  /** An execution that is inside says that it computes, where it does. */
  void claim(Execution execution);

  /**
   * The cores of one replica.
   *
   * @param mostRunning executions that can run at once at the most
   */
  static Cpu of(
      Clock clock,
      double cores,
      int mostRunning,
      ResourceStatistics.Meter meter,
      Parts.Computing parts) {
    return mostRunning <= cores
        ? new DedicatedCores(clock, meter, parts)
        : new SharedCores(clock, cores, meter, parts);
  }

  /**
   * The cores of one replica, which can be stopped.
   *
   * @param slowdown by other cores that are busy
   */
  static Cpu stoppable(
      Clock clock,
      double cores,
      @Nullable Slowdown slowdown,
      ResourceStatistics.Meter meter,
      Parts.Computing parts) {
    return new SharedCores(clock, cores, slowdown, meter, parts, null);
  }

  /** Cores that are never fewer than the executions, and are measured by whoever runs these. */
  static Cpu unmetered(Clock clock, Parts.Computing parts) {
    return new DedicatedCores(clock, null, parts);
  }
}
