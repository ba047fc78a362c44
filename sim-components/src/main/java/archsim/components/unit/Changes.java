package archsim.components.unit;

import archsim.components.model.Architecture;
import archsim.components.model.Fault;
import archsim.components.model.Findings;
import java.util.Comparator;
import java.util.List;

/**
 * How many units a component is to have by and by.
 *
 * @param name of the component
 * @param faults by which units join or leave, in the order of their times
 */
public record Changes(String name, List<Fault> faults) {
  public static Changes of(Architecture architecture, String name) {
    return new Changes(
        name,
        architecture.faults().stream()
            .filter(fault -> fault.target().equals(name) && fault.change() != 0)
            .sorted(Comparator.comparingDouble(Fault::at))
            .toList());
  }

  public boolean someLeave() {
    return faults.stream().anyMatch(fault -> fault.change() < 0);
  }

  /** The most that there are at any time, of so many at first. */
  public int most(int atFirst) {
    int count = atFirst;
    int most = count;
    for (Fault fault : faults) {
      count += fault.change();
      most = Math.max(most, count);
    }
    return most;
  }

  /**
   * Some stay, there are never too many, and those that join have cores of their own: on machines
   * placement is decided before the run.
   *
   * @param units what they are called
   * @param onMachines whether they stand on machines
   */
  public void check(
      Findings findings, String units, int atFirst, int least, int most, boolean onMachines) {
    int count = atFirst;
    for (Fault fault : faults) {
      count += fault.change();
      if (count < least || count > most) {
        findings.refuse(
            fault,
            fault.verb(),
            "%s %s leaves '%s' with %s, it needs from %s to %s"
                .formatted(fault.verb(), fault.units(), name, count, least, most));
        return;
      }
      if (fault.change() > 0 && onMachines) {
        findings.refuse(
            fault,
            fault.verb(),
            ("%s: %s that join need cores of their own, not nodePool or instanceType, which '%s'"
                    + " has")
                .formatted(fault.verb(), units, name));
        return;
      }
    }
  }
}
