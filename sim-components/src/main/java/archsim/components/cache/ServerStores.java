package archsim.components.cache;

import archsim.components.flow.KeySpace;
import archsim.components.flow.Request;
import archsim.components.measure.ResourceStatistics;
import archsim.components.model.Wiring;
import archsim.components.partition.Partitioning;
import archsim.components.resource.Cpu;
import archsim.components.unit.Unit;
import archsim.components.unit.Units;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The entries on one server, or on several that share the keys. One that is killed stays on the
 * ring: its keys are missed until it is back, empty. When one comes or goes, keys change their
 * server as the ring says, and what the old server still has of them goes as nobody asks for it.
 */
final class ServerStores implements CacheStores {

  private final StoreFactory maker;
  private final Units<Server> servers;
  private @Nullable Partitioning ring;
  private Consumer<LongPredicate> whenKilled = keys -> {};
  private int present;

  /** One of them. */
  private final class Server implements Unit.Life {
    private final Unit unit;
    private final CacheStore store = maker.make();
    private final @Nullable Cpu cpu;

    Server(Unit unit, @Nullable Cpu cpu) {
      this.unit = unit;
      this.cpu = cpu;
    }

    @Override
    public void goesDown() {
      whenKilled.accept(key -> server(key) == unit.index());
    }

    @Override
    public void isDown() {
      store.clear();
    }

    @Override
    public void isGone() {
      store.clear();
    }
  }

  ServerStores(CacheServers spec, Wiring wiring, StoreFactory maker) {
    this.maker = maker;
    present = spec.count();
    servers = new Units<>(wiring, present, null);
    Double cpu = spec.cpu();
    ResourceStatistics cores = cpu == null ? null : servers.resource("cpu", cpu);
    ring = spec.servers() == null ? null : spec.ring().create(present, 0, wiring.nameSeed());
    servers.fill(
        unit ->
            new Server(
                unit,
                cpu == null || cores == null
                    ? null
                    : wiring.cpu(
                        unit.index(), cpu, Integer.MAX_VALUE, cores.replica(unit.index()))));
  }

  /** Says who is told which keys a server that is killed has lost. */
  void whenKilled(Consumer<LongPredicate> action) {
    whenKilled = action;
  }

  Units<?> units() {
    return servers;
  }

  @Override
  public @Nullable CacheStore of(Request request, long key) {
    Server server = servers.get(server(key));
    return server.unit.isUp() ? server.store : null;
  }

  /** The server that has a key. */
  int server(long key) {
    return ring == null ? 0 : ring.shard(key);
  }

  /** The cores of the server that has a key, null where it is down. */
  @Nullable Cpu cpuOf(long key) {
    Server server = servers.get(server(key));
    return server.unit.isUp() ? server.cpu : null;
  }

  @Override
  public long size(long key) {
    return maker.size(key);
  }

  @Override
  public void warm(KeySpace keys) {
    double room = (double) maker.room() * present;
    for (long key = (long) Math.min((double) keys.popularity().size(), room); key >= 1; key--) {
      long entry = keys.entry(key);
      maker.warm(servers.get(server(entry)).store, entry);
    }
  }

  @Override
  public void clear() {
    for (int i = 0; i < servers.count(); i++) {
      servers.get(i).store.clear();
    }
  }

  /** Another server comes, empty. */
  void join() {
    if (ring == null) {
      throw new IllegalStateException("a cache on one server cannot get another one");
    }
    servers.add(present++);
    ring = ring.join(present - 1);
  }

  /** The server that came last goes, with its entries. */
  void leave() {
    if (ring == null || present == 1) {
      return;
    }
    ring = ring.leave(--present);
    servers.drain(present);
  }
}
