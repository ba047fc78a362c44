package archsim.components.step;

import archsim.components.Edge;
import archsim.components.Request;
import archsim.components.Timeout;
import archsim.components.service.Step;
import archsim.components.service.StepWiring;
import archsim.core.random.Distribution;
import org.jspecify.annotations.Nullable;

/**
 * What calls and queries share: a request to another component, perhaps with a limit on the wait.
 */
final class Calls {
  private Calls() {}

  static Step step(
      StepWiring wiring,
      String reference,
      @Nullable Distribution timeout,
      Timeout.Cancelling cancel,
      Step next) {
    return step(wiring, reference, null, timeout, cancel, next);
  }

  /**
   * A request that asks for something beyond the endpoint.
   *
   * @param detail what it asks for, null for nothing
   */
  static Step step(
      StepWiring wiring,
      String reference,
      @Nullable Object detail,
      @Nullable Distribution timeout,
      Timeout.Cancelling cancel,
      Step next) {
    Edge edge = wiring.edge(reference);
    if (timeout == null) {
      return detail == null
          ? visit -> edge.call(visit.request(), visit.thenGoOn(next))
          : visit -> {
            Request child = edge.open(visit.request(), visit.thenGoOn(next));
            child.ask(detail);
            child.sentFrom(visit.place());
            edge.deliver(child);
          };
    }
    Timeout limit = wiring.timeout(timeout, cancel);
    return visit -> {
      Timeout.Waiting waiting = limit.waiting(visit.thenGoOn(next));
      Request child = edge.open(visit.request(), waiting);
      if (detail != null) {
        child.ask(detail);
        child.sentFrom(visit.place());
      }
      waiting.begin(child);
      edge.deliver(child);
    };
  }
}
