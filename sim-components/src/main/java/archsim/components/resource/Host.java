package archsim.components.resource;

import archsim.components.measure.Parts;
import archsim.components.measure.ResourceStatistics;
import archsim.core.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cores of one machine, shared by the replicas on it by max–min fairness weighted by their
 * `cpu`: nobody gets more than it asks for, and what is left is divided by weight among those that
 * ask for more (Bertsekas, Gallager: Data Networks, 2nd ed., section 6.5.2). A replica asks for
 * min(cpu, runnable requests) cores.
 *
 * <p>A change costs O(replicas on the host). While all get what they ask for, only the replica that
 * changed gets another share.
 */
public final class Host {
  private final Clock clock;
  private final Machine machine;
  private final ResourceStatistics.Meter meter;
  private final @Nullable Credits credits;
  private final List<HostCpu> shares = new ArrayList<>();
  private boolean isScarce;

  public Host(
      Clock clock, Machine machine, ResourceStatistics.Meter meter, @Nullable Credits credits) {
    this.clock = clock;
    this.machine = machine;
    this.meter = meter;
    this.credits = credits;
  }

  public @Nullable Credits credits() {
    return credits;
  }

  /** A share of the cores for one more replica. */
  public Cpu share(
      double cores,
      @Nullable Slowdown slowdown,
      ResourceStatistics.Meter replica,
      Parts.Computing parts) {
    HostCpu share = new HostCpu(this, clock, cores, machine.speed(), slowdown, replica, parts);
    shares.add(share);
    return share;
  }

  /** A replica asks for another number of cores. */
  void changed(HostCpu one) {
    double cores = cores();
    double asked = asked();
    if (isScarce || asked > cores) {
      divide(cores, asked);
    } else {
      one.grant(one.asked());
      use(asked);
    }
    // Also where its share stays the same, as many run on it now as have not before.
    one.settle();
  }

  /** Divides the cores anew, of which there may be more or fewer than before. */
  public void divide() {
    divide(cores(), asked());
  }

  private void divide(double cores, double asked) {
    isScarce = asked > cores;
    if (isScarce) {
      fill(cores);
      use(cores);
    } else {
      shares.forEach(share -> share.grant(share.asked()));
      use(asked);
    }
  }

  private double cores() {
    return credits == null ? machine.vcpus() : credits.limit(machine.vcpus());
  }

  private double asked() {
    double asked = 0;
    for (HostCpu share : shares) {
      asked += share.asked();
    }
    return asked;
  }

  private void use(double cores) {
    meter.set(clock.now(), cores, 0);
    if (credits != null) {
      credits.spend(cores);
    }
  }

  /** Water-filling: the level rises for all, and those that have enough drop out. */
  private void fill(double cores) {
    shares.forEach(HostCpu::open);
    double left = cores;
    while (true) {
      double weight = 0;
      for (HostCpu share : shares) {
        weight += share.isOpen() ? share.weight() : 0;
      }
      double level = left / weight;
      boolean rose = false;
      for (HostCpu share : shares) {
        if (share.isOpen() && share.asked() <= level * share.weight()) {
          share.grant(share.asked());
          left -= share.asked();
          rose = true;
        }
      }
      if (!rose) {
        for (HostCpu share : shares) {
          if (share.isOpen()) {
            share.grant(level * share.weight());
          }
        }
        return;
      }
    }
  }
}
