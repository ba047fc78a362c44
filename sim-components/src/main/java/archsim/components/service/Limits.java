package archsim.components.service;

import archsim.core.Require;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;

/**
 * What a third party lets us do.
 *
 * @param concurrency requests that it serves at once; one more is rejected
 */
@Doc("What an external service lets its callers do.")
public record Limits(
    @Doc("Requests that it serves at once; one more is rejected.") @Unit(Dimension.COUNT)
        int concurrency) {
  public Limits {
    Require.atLeast("concurrency", concurrency, 1);
  }
}
