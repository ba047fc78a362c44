package archsim.components.database.server;

import archsim.core.random.Distribution;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Shorthand;
import archsim.core.spec.Unit;

/**
 * What a statement needs of a server.
 *
 * @param cpu engine time on a core of speed 1, in seconds
 * @param disk operations on average; 0.4 is one for 40 % of the statements
 */
@Doc("What a statement needs of the server.")
public record StatementSpec(
    @Shorthand @Doc("Engine time on one core.") @Unit(Dimension.SECONDS) @Default("0ms")
        Distribution cpu,
    @Doc("Disk operations, one after the other.") @Unit(Dimension.COUNT) @Default("0")
        Distribution disk) {
  boolean usesDisk() {
    return disk.mean() > 0;
  }
}
