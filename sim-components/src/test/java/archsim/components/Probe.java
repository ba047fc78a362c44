package archsim.components;

import archsim.components.demand.Demand;
import archsim.components.flow.Component;
import archsim.components.flow.Handler;
import archsim.components.flow.Request;
import archsim.components.measure.Outcome;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Wiring;
import archsim.components.unit.Replicated;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A component that answers at once and writes down who came when, to which replica.
 *
 * @param log of the last run
 */
public record Probe(int replicas, List<Came> log) implements ComponentSpec {
  /** One request: the key of its arrival, and the replica it came to. */
  public record Came(long key, double time, int replica) {}

  public static Probe of(int replicas) {
    return new Probe(replicas, new ArrayList<>());
  }

  public List<Integer> chosen() {
    return log.stream().map(Came::replica).toList();
  }

  @Override
  public Component create(Wiring wiring) {
    log.clear();
    return new Answering(this, wiring);
  }

  @Override
  public String kind() {
    return "probe";
  }

  @Override
  public List<String> endpoints(Function<String, List<String>> of) {
    return List.of("work");
  }

  @Override
  public List<Capacity> capacities() {
    return List.of();
  }

  @Override
  public void addDemand(String endpoint, Demand demand) {}

  private record Answering(Probe spec, Wiring wiring) implements Replicated {
    @Override
    public int replicas() {
      return spec.replicas();
    }

    @Override
    public Handler replica(int index) {
      return request -> {
        spec.log().add(new Came(request.root().key, wiring.clock().now(), index));
        request.complete(Outcome.OK);
      };
    }

    @Override
    public Handler unit(Request request) {
      return replica(0);
    }
  }
}
