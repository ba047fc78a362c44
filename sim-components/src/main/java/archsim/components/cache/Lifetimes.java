package archsim.components.cache;

import archsim.components.flow.Draw;
import archsim.components.flow.Request;
import archsim.components.model.Wiring;
import archsim.core.Clock;
import archsim.core.random.Uniform;
import org.jspecify.annotations.Nullable;

/** Until when entries are good: for a time that may be spread to either side. */
final class Lifetimes {
  private final Ttl ttl;
  private final Clock clock;
  private final @Nullable Draw spread;

  Lifetimes(Ttl ttl, Wiring wiring) {
    this.ttl = ttl;
    clock = wiring.clock();
    spread = ttl.jitter() == 0 ? null : wiring.draw("ttl", new Uniform(0, 1));
  }

  /** Whether a hit makes an entry good for as long again. */
  boolean renews() {
    return ttl.renew();
  }

  /** Until when an entry is good that a request stores now. */
  double end(Request request) {
    double factor = spread == null ? 1 : 1 + ttl.jitter() * (2 * spread.next(request) - 1);
    return clock.now() + ttl.value() * factor;
  }
}
