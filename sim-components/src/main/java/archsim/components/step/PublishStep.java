package archsim.components.step;

import archsim.components.Demand;
import archsim.components.Timeout;
import archsim.components.queue.BrokerSpec;
import archsim.components.queue.Publication;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message for a queue; its acknowledgement is waited for, its processing is not.
 *
 * @param queue the queue
 * @param key the keys of which the request's own decides the partition
 * @param delay until it may be handed out, in seconds; instead of that of the queue
 * @param timeout how long the acknowledgement is waited for, in seconds
 * @param cancel what becomes of a message nobody waits for any more
 */
@Doc("Publishes a message to a queue and waits until the broker has acknowledged it.")
@NotYet({"size", "deadline", "retry", "circuitBreaker", "bulkhead", "hedge", "fallback"})
public record PublishStep(
    @Shorthand @Doc("Which queue.") @Ref("queues") String queue,
    @Doc("The keys of which the request's own decides the partition; without it all take turns.")
        @Ref(value = "keys", free = true)
        @Nullable String key,
    @Doc("How long before it may be handed out (default that of the queue).")
        @Unit(Dimension.SECONDS)
        @Nullable Distribution delay,
    @Doc("How long the acknowledgement is waited for; without one for ever.")
        @Unit(Dimension.SECONDS)
        @Nullable Distribution timeout,
    @Doc("After a timeout the message still goes its way (ignore) or is taken back (propagate).")
        @Default("ignore")
        Timeout.Cancelling cancel)
    implements StepSpec, ImpliedDefaults {
  @Override
  public Map<String, String> impliedDefaults() {
    return timeout == null ? Collections.singletonMap("timeout", "none") : Collections.emptyMap();
  }

  @Override
  public Step create(StepWiring wiring, Step next) {
    Publication publication =
        key == null && delay == null
            ? null
            : new Publication(
                key == null ? null : wiring.keys(key),
                delay == null ? null : wiring.draw("delay", delay));
    return Calls.step(wiring, reference(), publication, timeout, cancel, next);
  }

  @Override
  public boolean usesKeys() {
    return key != null;
  }

  @Override
  public Stream<String> keysAskedOf(String component) {
    return key != null && component.equals(queue) ? Stream.of(key) : Stream.empty();
  }

  @Override
  public void addDemand(Demand demand) {
    demand.call(reference(), timeout);
  }

  private String reference() {
    return queue + "." + BrokerSpec.PUBLISH;
  }
}
