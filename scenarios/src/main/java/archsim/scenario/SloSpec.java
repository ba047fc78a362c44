package archsim.scenario;

import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Shorthand;
import archsim.core.spec.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A promise as written.
 *
 * @param expr the promise, such as {@code p99 < 100ms for checkout}
 * @param for_ the workload, class or endpoint it is about, null where expr says it or it is about
 *     all
 * @param from seconds since the end of the warm-up from which it holds, null for the whole run
 * @param until seconds until which it holds, null for the end
 */
@Doc("A promise that the run checks.")
public record SloSpec(
    @Doc("The promise: p99 < 100ms, errors < 0.1%, util(db.cpu) < 75%, ...") @Shorthand String expr,
    @Doc("The workload, class or endpoint it is about; all workloads without it.")
        @Nullable String for_,
    @Doc("warn reports a broken promise without failing the run.") @Default("error")
        Severity severity,
    @Doc("When it begins to hold, counted from the end of the warm-up.") @Unit(Dimension.SECONDS)
        @Nullable Double from,
    @Doc("When it ceases to hold.") @Unit(Dimension.SECONDS) @Nullable Double until) {

  /** What a broken promise means. */
  public enum Severity {
    ERROR,
    WARN
  }

  public SloSpec {
    Require.that(!expr.isBlank(), "expr must say what is promised");
    Require.that(expr.length() <= 300, "expr must have at most 300 characters");
    Require.that(from == null || from >= 0, "from must be >= 0");
    Require.that(
        until == null || until > (from == null ? 0 : from), "until must be later than from");
  }
}
