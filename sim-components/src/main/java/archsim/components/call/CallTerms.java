package archsim.components.call;

import archsim.core.random.Distribution;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.ImpliedDefaults;
import archsim.core.spec.NotYet;
import archsim.core.spec.Unit;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may say about a call, whoever calls: a step, a query, a message, a client.
 *
 * @param timeout how long the reply is waited for, in seconds; null for ever
 * @param cancel what becomes of a call nobody waits for any more
 */
@Doc("What a caller says about a call.")
@NotYet({"deadline", "retry", "circuitBreaker", "bulkhead", "hedge", "fallback"})
public record CallTerms(
    @Doc("How long the caller waits for the reply; without one for ever.") @Unit(Dimension.SECONDS)
        @Nullable Distribution timeout,
    @Doc("After a timeout the callee works on (ignore) or stops where it stands (propagate).")
        @Default("ignore")
        Timeout.Cancelling cancel)
    implements ImpliedDefaults {
  /** A call that is waited for however long it takes. */
  public static final CallTerms NONE = new CallTerms(null, Timeout.Cancelling.IGNORE);

  @Override
  public Map<String, String> impliedDefaults() {
    return timeout == null ? Collections.singletonMap("timeout", "none") : Collections.emptyMap();
  }
}
