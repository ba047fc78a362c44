package archsim.components.step;

import archsim.components.call.CallTerms;
import archsim.components.demand.Demand;
import archsim.components.keys.KeysSpec;
import archsim.components.model.Queued;
import archsim.components.queue.Publication;
import archsim.components.service.Step;
import archsim.components.service.StepSpec;
import archsim.components.service.StepWiring;
import archsim.core.random.Distribution;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.ImpliedDefaults;
import archsim.core.spec.Inline;
import archsim.core.spec.NotYet;
import archsim.core.spec.Ref;
import archsim.core.spec.Shorthand;
import archsim.core.spec.Unit;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message for a queue; its acknowledgement is waited for, its processing is not.
 *
 * @param queue the queue
 * @param key the keys of which the request's own decides the partition
 * @param delay until it may be handed out, in seconds; instead of that of the queue
 * @param terms of the wait for the acknowledgement
 */
@Doc("Publishes a message to a queue and waits until the broker has acknowledged it.")
@NotYet({"size"})
public record PublishStep(
    @Shorthand @Doc("Which queue.") @Ref(Queued.class) String queue,
    @Doc("The keys of which the request's own decides the partition; without it all take turns.")
        @Ref(KeysSpec.class)
        @Nullable String key,
    @Doc("How long before it may be handed out (default that of the queue).")
        @Unit(Dimension.SECONDS)
        @Nullable Distribution delay,
    @Inline CallTerms terms)
    implements StepSpec, ImpliedDefaults {
  @Override
  public Map<String, String> impliedDefaults() {
    return terms.impliedDefaults();
  }

  @Override
  public Step create(StepWiring wiring, Step next) {
    Publication publication =
        key == null && delay == null
            ? null
            : new Publication(
                key == null ? null : wiring.keys(key),
                delay == null ? null : wiring.draw("delay", delay));
    return wiring.call(reference(), publication, terms, next);
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
    demand.call(reference(), terms);
  }

  private String reference() {
    return queue + "." + Queued.PUBLISH;
  }
}
