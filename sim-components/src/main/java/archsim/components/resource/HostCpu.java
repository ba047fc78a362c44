package archsim.components.resource;

import archsim.components.measure.Parts;
import archsim.components.measure.ResourceStatistics;
import archsim.core.Clock;
import org.jspecify.annotations.Nullable;

/**
 * One replica's share of the cores of its host: processor sharing among its own requests on as many
 * cores as the host gives it at the time.
 */
final class HostCpu implements Cpu, SharedCores.Giver {
  private final Host host;
  private final double limit;
  private final double speed;
  private final SharedCores cores;
  private double asked;
  private double granted;
  private boolean open;
  private boolean settled = true;

  /**
   * @param limit the most cores it gets, and its weight among the replicas of the host
   */
  HostCpu(
      Host host,
      Clock clock,
      double limit,
      double speed,
      @Nullable Slowdown slowdown,
      ResourceStatistics.Meter meter,
      Parts.Computing parts) {
    this.host = host;
    this.limit = limit;
    this.speed = speed;
    cores = new SharedCores(clock, 0, slowdown, meter, parts, this);
  }

  @Override
  public void run(Execution execution, double work) {
    cores.run(execution, work / speed);
  }

  @Override
  public void stop() {
    cores.stop();
  }

  @Override
  public void go() {
    cores.go();
  }

  @Override
  public boolean cancel(Execution execution) {
    return cores.cancel(execution);
  }

  @Override
  public void claim(Execution execution) {
    cores.claim(execution);
  }

  @Override
  public void changed(int running) {
    asked = Math.min(limit, running);
    settled = false;
    host.changed(this);
  }

  double asked() {
    return asked;
  }

  double weight() {
    return limit;
  }

  void open() {
    open = true;
  }

  boolean isOpen() {
    return open;
  }

  /** It gets so many cores from now on. */
  void grant(double share) {
    open = false;
    if (share != granted) {
      granted = share;
      settled = true;
      cores.give(share);
    }
  }

  /** Takes note of a change of its requests that did not change its share. */
  void settle() {
    if (!settled) {
      settled = true;
      cores.give(granted);
    }
  }
}
