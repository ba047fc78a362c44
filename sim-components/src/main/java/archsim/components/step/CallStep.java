package archsim.components.step;

import archsim.components.call.CallTerms;
import archsim.components.call.Timeout;
import archsim.components.demand.Demand;
import archsim.components.flow.Edge;
import archsim.components.model.Called;
import archsim.components.service.Step;
import archsim.components.service.StepSpec;
import archsim.components.service.StepWiring;
import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Doc;
import archsim.core.spec.ImpliedDefaults;
import archsim.core.spec.Inline;
import archsim.core.spec.NotYet;
import archsim.core.spec.Ref;
import archsim.core.spec.Shorthand;
import java.util.Collections;
import java.util.Map;

/**
 * A call of another component, waited for.
 *
 * @param to {@code component} or {@code component.endpoint}
 * @param terms of the call
 * @param async nobody waits for it from the beginning
 */
@Doc("Calls an endpoint of another component and waits for the reply.")
@NotYet({"payload", "size"})
public record CallStep(
    @Shorthand
        @Doc("Whom: component, or component.endpoint.")
        @Ref(value = Called.class, endpoint = true)
        String to,
    @Inline CallTerms terms,
    @Doc("Fire and forget: the caller goes on at once, whatever becomes of the call.")
        @Default("false")
        boolean async)
    implements StepSpec, ImpliedDefaults {
  public CallStep {
    Require.field(
        "timeout",
        !async || terms.timeout() == null,
        "belongs to calls that are waited for, not to async");
    Require.field(
        "cancel",
        !async || terms.cancel() == Timeout.Cancelling.IGNORE,
        "belongs to calls that are waited for, not to async");
  }

  @Override
  public Map<String, String> impliedDefaults() {
    return async ? Collections.emptyMap() : terms.impliedDefaults();
  }

  @Override
  public Step create(StepWiring wiring, Step next) {
    if (async) {
      Edge edge = wiring.edge(to);
      return visit -> {
        edge.send(visit.request());
        // It may have ended at once, and what that set free may have cancelled this.
        if (visit.request().isOpen()) {
          next.run(visit);
        }
      };
    }
    return wiring.call(to, null, terms, next);
  }

  @Override
  public void addDemand(Demand demand) {
    if (async) {
      demand.send(to);
    } else {
      demand.call(to, terms);
    }
  }
}
