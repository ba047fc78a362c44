package archsim.components.cache;

import archsim.core.Require;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;
import org.jspecify.annotations.Nullable;

/**
 * How entries are written to where they belong.
 *
 * @param writeDelay how long an entry stays unwritten behind a put, in seconds
 */
public record Writing(
    @Doc("What a put with onWrite does: write and invalidate, write and store, or write later.")
        @Default("aside")
        WritePolicy write,
    @Doc("How long an entry stays unwritten (write behind, default 1s).") @Unit(Dimension.SECONDS)
        @Nullable Distribution writeDelay) {
  private static final Distribution DELAY = new Constant(1);

  public Writing {
    Require.field(
        "writeDelay",
        write == WritePolicy.BEHIND || writeDelay == null,
        "belongs to write: behind");
  }

  /** Whether what a write does is done later, and once for several of them. */
  public boolean isBehind() {
    return write == WritePolicy.BEHIND;
  }

  public Distribution delay() {
    return writeDelay == null ? DELAY : writeDelay;
  }
}
