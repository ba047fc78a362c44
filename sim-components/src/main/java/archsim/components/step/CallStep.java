package archsim.components.step;

import archsim.components.Demand;
import archsim.components.Timeout;
import archsim.components.service.Step;
import archsim.components.service.StepSpec;
import archsim.components.service.StepWiring;
import archsim.core.random.Distribution;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.ImpliedDefaults;
import archsim.core.spec.NotYet;
import archsim.core.spec.Ref;
import archsim.core.spec.Shorthand;
import archsim.core.spec.Unit;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of another component, waited for.
 *
 * @param to {@code component} or {@code component.endpoint}
 * @param timeout how long it is waited for, in seconds
 * @param cancel what becomes of a call nobody waits for any more
 */
@Doc("Calls an endpoint of a service or load balancer and waits for the reply.")
@NotYet({
  "deadline",
  "retry",
  "circuitBreaker",
  "bulkhead",
  "hedge",
  "fallback",
  "async",
  "payload",
  "size"
})
public record CallStep(
    @Shorthand
        @Doc("Whom: component, or component.endpoint.")
        @Ref(
            value = {"services", "loadBalancers"},
            endpoint = true)
        String to,
    @Doc("How long the caller waits; without one for ever.") @Unit(Dimension.SECONDS)
        @Nullable Distribution timeout,
    @Doc("After a timeout the callee works on (ignore) or stops where it stands (propagate).")
        @Default("ignore")
        Timeout.Cancelling cancel)
    implements StepSpec, ImpliedDefaults {
  @Override
  public Map<String, String> impliedDefaults() {
    return timeout == null ? Collections.singletonMap("timeout", "none") : Collections.emptyMap();
  }

  @Override
  public Step create(StepWiring wiring, Step next) {
    return Calls.step(wiring, to, timeout, cancel, next);
  }

  @Override
  public void addDemand(Demand demand) {
    demand.call(to, timeout);
  }
}
