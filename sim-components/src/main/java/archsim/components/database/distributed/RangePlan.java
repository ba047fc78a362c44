package archsim.components.database.distributed;

import archsim.components.database.server.Servers;
import archsim.components.database.sharded.Resizing;
import archsim.components.partition.Move;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Copies of ranges on their way to other stores, one after the other; then leases are evened. */
final class RangePlan implements Resizing.Plan {
  private final Servers servers;
  private final Ranges ranges;
  private final int factor;
  private final Runnable passed;
  private int stores;
  private int after;
  private List<Ranges.Transfer> transfers = List.of();
  private int arrived;

  /**
   * @param passed called when a range is served by another store
   */
  RangePlan(Servers servers, Ranges ranges, int factor, Runnable passed) {
    this.servers = servers;
    this.ranges = ranges;
    this.factor = factor;
    this.passed = passed;
    stores = servers.count();
    after = stores;
  }

  @Override
  public int servers() {
    return Math.max(stores, after);
  }

  @Override
  public int least() {
    return factor;
  }

  @Override
  public List<Move> begin(int joining) {
    after = stores + joining;
    for (int store = stores; store < after; store++) {
      ranges.join(store, servers.get(store).isUp());
    }
    transfers = ranges.transfers(after);
    arrived = 0;
    TreeMap<Integer, TreeMap<Integer, Integer>> counts = new TreeMap<>();
    for (Ranges.Transfer each : transfers) {
      counts.computeIfAbsent(each.from(), any -> new TreeMap<>()).merge(each.to(), 1, Integer::sum);
    }
    double one = 1.0 / ((double) ranges.count() * factor);
    List<Move> moves = new ArrayList<>();
    counts.forEach(
        (from, tos) -> tos.forEach((to, count) -> moves.add(new Move(from, to, count * one))));
    return moves;
  }

  @Override
  public void progress(double part) {
    while (arrived < transfers.size() && arrived + 1 <= part * transfers.size() * (1 + 1e-12)) {
      ranges.moved(transfers.get(arrived++));
    }
    passed.run();
  }

  @Override
  public void end() {
    progress(1);
    stores = after;
    ranges.even();
    passed.run();
  }

  /** The share of the ranges that each store serves. */
  @Override
  public double[] shares() {
    return Arrays.stream(ranges.held())
        .mapToDouble(each -> (double) each / ranges.count())
        .toArray();
  }
}
