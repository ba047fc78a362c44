package archsim.components;

import archsim.components.flow.Component;
import archsim.components.model.Fault;
import archsim.components.model.Wiring;
import archsim.components.unit.OfUnits;
import archsim.components.unit.Units;

/**
 * One replica is killed and comes back.
 *
 * @param unit which one; nothing happens where it is down
 * @param down how long it stays down, in seconds
 */
public record Strike(String target, double at, int unit, double down) implements Fault {
  @Override
  public void strike(Component component, Wiring wiring) {
    Units<?> units = ((OfUnits) component).units();
    if (units.state(unit) == Units.State.UP) {
      units.kill(unit, "");
      wiring.clock().schedule(down, () -> units.revive(unit));
    }
  }
}
