package archsim.components.database.distributed;

import archsim.components.database.server.Cluster;
import archsim.components.database.server.Operation;
import archsim.components.database.server.RaftSpec;
import archsim.components.database.server.Servers;
import archsim.components.database.server.Setup;
import archsim.components.database.server.Statement;
import archsim.components.database.sharded.Resizing;
import archsim.components.flow.Draw;
import archsim.components.flow.Edge;
import archsim.components.flow.Fork;
import archsim.components.flow.Handler;
import archsim.components.flow.Request;
import archsim.components.measure.Outcome;
import archsim.components.measure.ShardStatistics;
import archsim.components.model.Wiring;
import archsim.components.partition.Partitioning;
import archsim.core.Cancellable;
import archsim.core.Clock;
import archsim.core.random.Uniform;
import java.util.ArrayList;
import java.util.List;

/**
 * Engines in front of ranges that are replicated over stores. A read goes to the store that serves
 * its range; a write is done there and then replicated. One of several ranges is prepared at each
 * of them, which is a write of its own, and then committed by one more entry at the first
 * (two-phase commit).
 */
final class DistributedCluster implements Cluster {
  private final Clock clock;
  private final Servers stores;
  private final Ranges ranges;
  private final Engines engines;
  private final Raft raft;
  private final LeaseWaits waits;
  private final Resizing resizing;
  private final Partitioning keys;
  private final Draw anyRange;
  private final Edge branches;
  private final ShardStatistics statistics;

  // How often each store has gone.
  private final List<Integer> lives = new ArrayList<>();

  DistributedCluster(Setup spec, Wiring wiring, Ranges ranges) {
    this.ranges = ranges;
    clock = wiring.clock();
    stores = new Servers(spec, wiring, spec.spread().storeCount());
    engines = new Engines(spec.spread().engineOrDefault(), spec.spread().engineCount(), wiring);
    RaftSpec raftSpec = spec.spread().raftOrDefault();
    raft = new Raft(raftSpec, stores, ranges, wiring);
    waits = new LeaseWaits(wiring);
    keys = DistributedSql.keys(ranges.count(), wiring.name());
    anyRange = wiring.draw("range", new Uniform(0, 1));
    branches = wiring.branches();
    statistics = wiring.shards();
    RangePlan plan = new RangePlan(stores, ranges, raftSpec.replicationFactor(), waits::goOn);
    resizing = new Resizing(spec, wiring, stores, plan);
  }

  @Override
  public Handler unit(Request request, Operation operation, Statement statement) {
    return engines.next(each -> plan(each, operation, statement));
  }

  private void plan(Request request, Operation operation, Statement statement) {
    int first = range(request, statement);
    int touched = Math.min(statement.ranges(), ranges.count());
    if (touched == 1) {
      atRange(request, first, operation, statement);
      return;
    }
    Fork fork =
        new Fork(
            request,
            branches,
            false,
            touched,
            touched,
            false,
            outcome -> prepared(request, operation, first, outcome));
    request.heldBy(fork);
    fork.begin((branch, i) -> atRange(branch, (first + i) % ranges.count(), operation, statement));
  }

  private int range(Request request, Statement statement) {
    return statement.keys() == null
        ? (int) (anyRange.next(request) * ranges.count())
        : keys.shard(statement.key(request) ^ statement.keys().salt());
  }

  private void prepared(Request request, Operation operation, int first, Outcome outcome) {
    if (outcome == Outcome.OK && operation == Operation.WRITE) {
      replicate(request, first);
    } else {
      request.complete(outcome);
    }
  }

  private void atRange(Request request, int range, Operation operation, Statement statement) {
    if (!ranges.isServed(range)) {
      waits.add(request, each -> atRange(each, range, operation, statement));
      return;
    }
    int store = ranges.leaseholder(range);
    statistics.served(store);
    if (operation == Operation.READ) {
      branches.deliver(request, stores.get(store).at(operation, statement));
      return;
    }
    Written written = new Written(request);
    request.heldBy(written);
    Request done = branches.open(request, outcome -> written.done(outcome, range));
    branches.deliver(done, stores.get(store).at(operation, statement));
  }

  private void replicate(Request request, int range) {
    Replicated held = new Replicated(request);
    request.heldBy(held);
    raft.write(request, range, held::decided);
  }

  /** A write that its range's store works on. */
  private final class Written implements Cancellable {
    private final Request request;

    Written(Request request) {
      this.request = request;
    }

    void done(Outcome outcome, int range) {
      if (!request.isOpen() || request.isCancelling()) {
        return;
      }
      if (outcome == Outcome.OK) {
        replicate(request, range);
      } else {
        request.complete(outcome);
      }
    }

    @Override
    public void cancel() {
      request.complete(Outcome.CANCELLED);
    }
  }

  /** A write on its way to the copies. */
  private record Replicated(Request request) implements Cancellable {
    void decided(Outcome outcome) {
      request.complete(outcome);
    }

    @Override
    public void cancel() {
      request.complete(Outcome.CANCELLED);
    }
  }

  @Override
  public Servers servers() {
    return stores;
  }

  @Override
  public void changed(int store) {
    if (stores.get(store).isUp()) {
      ranges.up(store);
      passOn();
    } else {
      ranges.down(store);
      raft.killed(store);
      int life = nextLife(store);
      clock.schedule(raft.lease(), () -> expire(store, life));
    }
    resizing.changed(store);
  }

  private int nextLife(int store) {
    while (lives.size() <= store) {
      lives.add(0);
    }
    lives.set(store, lives.get(store) + 1);
    return lives.get(store);
  }

  private void expire(int store, int life) {
    if (lives.get(store) == life) {
      ranges.expire(store);
      passOn();
    }
  }

  private void passOn() {
    ranges.passOn();
    ranges.even();
    resizing.hold();
    waits.goOn();
  }

  @Override
  public void resize(int change) {
    resizing.change(change);
  }
}
