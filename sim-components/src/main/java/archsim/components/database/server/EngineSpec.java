package archsim.components.database.server;

import archsim.core.Require;
import archsim.core.random.Distribution;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;

/**
 * What a user wrote about each SQL engine of a distributed database.
 *
 * @param cpu cores
 * @param work CPU time of a statement, to parse, plan and pass it on, in seconds
 */
@Doc("A SQL engine: a server in front of the stores.")
public record EngineSpec(
    @Doc("Cores of an engine.") @Unit(Dimension.CORES) @Default("1") double cpu,
    @Doc("CPU time of an engine for a statement.") @Unit(Dimension.SECONDS) @Default("0ms")
        Distribution work) {
  public EngineSpec {
    Require.field("cpu", cpu > 0 && cpu <= 100_000, "must be > 0 and at most 100,000, was %s", cpu);
  }
}
