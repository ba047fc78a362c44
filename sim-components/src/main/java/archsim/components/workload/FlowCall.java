package archsim.components.workload;

import archsim.components.model.Called;
import archsim.core.spec.Doc;
import archsim.core.spec.Ref;
import archsim.core.spec.Shorthand;

/**
 * One call of a flow.
 *
 * @param call {@code component} or {@code component.endpoint}
 */
@Doc("One call of a flow.")
public record FlowCall(
    @Shorthand
        @Doc("Whom: component, or component.endpoint.")
        @Ref(value = Called.class, endpoint = true)
        String call) {}
