package archsim.components.model;

import archsim.components.flow.Component;
import archsim.components.flow.Handler;
import archsim.components.flow.Request;
import archsim.components.measure.CreditSnapshot;
import archsim.components.measure.ResourceStatistics;
import archsim.components.resource.CreditRules;
import archsim.components.resource.Credits;
import archsim.components.resource.Host;
import archsim.components.resource.Machine;
import java.util.Arrays;
import java.util.stream.Stream;

/** The machines of a fleet. */
final class Hosts implements Component {
  private final String name;
  private final Host[] hosts;

  Hosts(Fleet fleet, Wiring wiring) {
    name = wiring.name();
    hosts = new Host[fleet.count()];
    Machine machine = fleet.machine();
    ResourceStatistics cpu = wiring.resource("cpu", machine.vcpus(), hosts.length);
    cpu.holdNoSlots();
    CreditRules rules = machine.credits();
    ResourceStatistics credits =
        rules == null ? cpu : wiring.resource("credits", rules.max(), hosts.length);
    credits.holdNoSlots();
    Arrays.setAll(
        hosts,
        i -> {
          Credits account =
              rules == null ? null : new Credits(wiring.clock(), rules, credits.replica(i));
          Host host = new Host(wiring.clock(), machine, cpu.replica(i), account);
          if (account != null) {
            account.onTurn(host::divide);
          }
          return host;
        });
  }

  Host host(int index) {
    return hosts[index];
  }

  void reset(double now) {
    accounts().forEach(account -> account.reset(now));
  }

  /** What became of the credits of all its machines. */
  CreditSnapshot credits(double now) {
    return new CreditSnapshot(
        name,
        accounts().mapToDouble(account -> account.owed(now)).sum(),
        accounts().mapToDouble(account -> account.throttledFor(now)).sum());
  }

  private Stream<Credits> accounts() {
    return Arrays.stream(hosts).map(Host::credits).flatMap(Stream::ofNullable);
  }

  @Override
  public Handler unit(Request request) {
    throw new IllegalStateException("requests go to replicas, not to their hosts " + name);
  }
}
