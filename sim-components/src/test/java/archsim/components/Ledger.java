package archsim.components;

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
record Ledger(@Nullable String keys, List<Entry> log) implements ComponentSpec {
  /** One request: when its arrival came and its key. */
  record Entry(double arrivedAt, long key, double time) {}

  static Ledger of(@Nullable String keys) {
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
