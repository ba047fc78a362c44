package archsim.components;

import archsim.components.call.CallTerms;
import archsim.components.call.Calls;
import archsim.components.call.Timeout;
import archsim.components.demand.Demand;
import archsim.components.demand.Range;
import archsim.components.flow.Arrival;
import archsim.components.flow.Call;
import archsim.components.model.Architecture;
import archsim.components.model.Source;
import archsim.components.model.SourceSpec;
import archsim.components.model.SourceWiring;
import archsim.core.Clock;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import archsim.core.random.Sampler;
import java.util.List;

/**
 * So many arrivals, and then no more: what a test needs that looks at a system once it is empty.
 *
 * @param to endpoints, taken in turn
 * @param gap between arrivals, in seconds
 * @param terms of the wait of the client
 */
public record Burst(int count, List<String> to, Distribution gap, CallTerms terms)
    implements SourceSpec {

  public static Burst of(int count, double gap, String to) {
    return new Burst(count, List.of(to), new Constant(gap), CallTerms.NONE);
  }

  public Burst withTimeout(double seconds, Timeout.Cancelling cancelling) {
    return new Burst(count, to, gap, new CallTerms(new Constant(seconds), cancelling));
  }

  @Override
  public Source create(SourceWiring wiring) {
    return new Sender(this, wiring);
  }

  @Override
  public List<String> classes(Architecture architecture) {
    return List.of();
  }

  @Override
  public Range addDemand(Architecture architecture, Demand demand) {
    return Range.ZERO;
  }

  @Override
  public boolean isClosed() {
    return false;
  }

  private static final class Sender implements Source {
    private final Burst spec;
    private final SourceWiring wiring;
    private final Clock clock;
    private final Sampler gap;
    private final List<Call> calls;
    private int sent;

    Sender(Burst spec, SourceWiring wiring) {
      this.spec = spec;
      this.wiring = wiring;
      clock = wiring.clock();
      gap = wiring.sampler("gap", spec.gap());
      Timeout limit = wiring.timeout(spec.terms());
      calls =
          spec.to().stream()
              .map(to -> Calls.of(wiring.edge(wiring.architecture().target(to)), limit))
              .toList();
    }

    @Override
    public void start() {
      clock.schedule(gap.sample(), this::send);
    }

    private void send() {
      Call call = calls.get(sent % calls.size());
      Arrival arrival = wiring.arrival(sent++, 0);
      if (sent < spec.count()) {
        clock.schedule(gap.sample(), this::send);
      }
      wiring.send(arrival, call);
    }
  }
}
