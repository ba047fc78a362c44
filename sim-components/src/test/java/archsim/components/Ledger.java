package archsim.components;

import archsim.components.demand.Demand;
import archsim.components.flow.Handler;
import archsim.components.flow.KeySpace;
import archsim.components.flow.Root;
import archsim.components.measure.Outcome;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A component that answers at once and writes down for whom it was called.
 *
 * @param keys of which it writes down the key, null for none
 * @param log of the last run
 */
public record Ledger(@Nullable String keys, List<Entry> log) implements ComponentSpec {
  /** One request: when its arrival came and its key. */
  public record Entry(double arrivedAt, long key, double time) {}

  public static Ledger of(@Nullable String keys) {
    return new Ledger(keys, new ArrayList<>());
  }

  @Override
  public Handler create(Wiring wiring) {
    log.clear();
    KeySpace space = keys == null ? null : wiring.keys(keys);
    return request -> {
      Root root = request.root();
      long key = space == null ? 0 : root.key(space);
      log.add(new Entry(root.arrivedAt(), key, wiring.clock().now()));
      request.complete(Outcome.OK);
    };
  }

  @Override
  public String kind() {
    return "ledger";
  }

  @Override
  public int replicas() {
    return 1;
  }

  @Override
  public List<String> endpoints(Function<String, List<String>> of) {
    return List.of("write");
  }

  @Override
  public List<Capacity> capacities() {
    return List.of();
  }

  @Override
  public void addDemand(String endpoint, Demand demand) {}
}
