package archsim.components.host;

import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;
import java.util.List;

/**
 * Equal machines that services share.
 *
 * @param instanceType of its machines
 * @param count how many there are
 * @param zones that its machines are in, by turns
 */
@Doc("Equal machines that services share.")
public record NodePool(
    @Doc("The type of its machines: one of instanceTypes, or of the built-in catalogue.")
        String instanceType,
    @Doc("How many machines there are.") @Unit(Dimension.COUNT) @Default("1") int count,
    @Doc("The zones that its machines are in, by turns; replicas spread over them.") @Default("[]")
        List<String> zones) {
  private static final int MOST = 10_000;

  public NodePool {
    Require.range("count", count, 1, MOST);
    zones = List.copyOf(zones);
    Require.field(
        "zones", zones.stream().distinct().count() == zones.size(), "must differ, were %s", zones);
    Require.that(zones.size() <= count, "there are more zones, %s, than machines", zones);
  }
}
