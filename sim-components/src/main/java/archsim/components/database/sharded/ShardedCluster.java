package archsim.components.database.sharded;

import archsim.components.database.server.Cluster;
import archsim.components.database.server.Operation;
import archsim.components.database.server.Servers;
import archsim.components.database.server.Setup;
import archsim.components.database.server.Statement;
import archsim.components.flow.Draw;
import archsim.components.flow.Edge;
import archsim.components.flow.Fork;
import archsim.components.flow.Handler;
import archsim.components.flow.Request;
import archsim.components.measure.ShardStatistics;
import archsim.components.model.Wiring;
import archsim.core.random.Uniform;

/**
 * Shards that each hold some of the keys. A key is served by its old shard until it has moved, then
 * by the new one.
 */
final class ShardedCluster implements Cluster {
  private final Servers servers;
  private final ShardMap map;
  private final Resizing resizing;
  private final Draw anyShard;
  private final Edge branches;
  private final ShardStatistics statistics;

  ShardedCluster(Setup spec, Wiring wiring, ShardMap map) {
    this.map = map;
    servers = new Servers(spec, wiring, map.servers());
    resizing = new Resizing(spec, wiring, servers, map);
    anyShard = wiring.draw("shard", new Uniform(0, 1));
    branches = wiring.branches();
    statistics = wiring.shards();
  }

  @Override
  public Handler unit(Request request, Operation operation, Statement statement) {
    if (statement.scatter()) {
      return scattered -> scatter(scattered, operation, statement);
    }
    int shard =
        statement.keys() == null
            ? any(request)
            : map.shard(statement.keys(), statement.key(request));
    statistics.served(shard);
    return servers.get(shard).at(operation, statement);
  }

  private int any(Request request) {
    int[] shards = map.staying();
    return shards[(int) (anyShard.next(request) * shards.length)];
  }

  private void scatter(Request request, Operation operation, Statement statement) {
    int[] shards = map.all();
    Fork fork = new Fork(request, branches, false, shards.length, shards.length, false, request);
    request.heldBy(fork);
    fork.begin(
        (branch, i) -> {
          statistics.served(shards[i]);
          branches.deliver(branch, servers.get(shards[i]).at(operation, statement));
        });
  }

  @Override
  public Servers servers() {
    return servers;
  }

  @Override
  public void changed(int server) {
    resizing.changed(server);
  }

  @Override
  public void resize(int change) {
    resizing.change(change);
  }
}
