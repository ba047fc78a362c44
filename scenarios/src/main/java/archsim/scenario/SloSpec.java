package archsim.scenario;

import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Doc;
import archsim.core.spec.Key;
import archsim.core.spec.NotYet;
import archsim.core.spec.Shorthand;
import org.jspecify.annotations.Nullable;

/**
 * A promise as written.
 *
 * @param expr the promise, such as {@code p99 < 100ms for checkout}
 * @param scope the workload, class or endpoint it is about, null where expr says it or it is about
 *     all
 */
@Doc("A promise that the run checks.")
@NotYet({"from", "until"})
public record SloSpec(
    @Doc("The promise: p99 < 100ms, errors < 0.1%, util(db.cpu) < 75% and so on.") @Shorthand
        String expr,
    @Doc("The workload, class or endpoint it is about; all workloads without it.") @Key("for")
        @Nullable String scope,
    @Doc("warn reports a broken promise without failing the run.") @Default("error")
        Severity severity) {

  /** What a broken promise means. */
  public enum Severity {
    @Doc("The run fails.")
    ERROR,
    @Doc("The promise is shown as broken, and the run does not fail for it.")
    WARN
  }

  public SloSpec {
    Require.field("expr", !expr.isBlank(), "must say what is promised");
    Require.field("expr", expr.length() <= 300, "must have at most 300 characters");
  }
}
