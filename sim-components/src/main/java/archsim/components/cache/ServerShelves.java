package archsim.components.cache;

import archsim.components.Cpu;
import archsim.components.KeySpace;
import archsim.components.Request;
import archsim.components.ResourceStatistics;
import archsim.components.Wiring;
import archsim.components.partition.By;
import archsim.components.partition.Partitioning;
import archsim.components.partition.PartitioningSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries on one server, or on several that share the keys. One that is killed stays on the
 * ring: its keys are missed until it is back, empty. When one comes or goes, keys change their
 * server as the ring says, and what the old server still has of them goes as nobody asks for it.
 */
final class ServerShelves implements Shelves {
  private static final PartitioningSpec RING = new PartitioningSpec(By.CONSISTENT_HASH, null);

  private final ShelfMaker maker;
  private final Wiring wiring;
  private final Cache.Spec spec;
  private @Nullable Partitioning ring;
  private final @Nullable ResourceStatistics cores;
  private final List<Server> servers = new ArrayList<>();
  private int present;

  /** One of them. */
  private static final class Server {
    private final Shelf shelf;
    private final @Nullable Cpu cpu;
    private final ResourceStatistics.@Nullable Meter meter;
    private boolean up = true;

    Server(Shelf shelf, @Nullable Cpu cpu, ResourceStatistics.@Nullable Meter meter) {
      this.shelf = shelf;
      this.cpu = cpu;
      this.meter = meter;
    }
  }

  ServerShelves(Cache.Spec spec, Wiring wiring, ShelfMaker maker) {
    this.spec = spec;
    this.wiring = wiring;
    this.maker = maker;
    int count = spec.serverCount();
    Double cpu = spec.cpu();
    cores = cpu == null ? null : wiring.resource("cpu", cpu, count);
    PartitioningSpec given = spec.partitioning();
    ring =
        spec.servers() == null
            ? null
            : (given == null ? RING : given).create(count, 0, wiring.nameSeed());
    for (int i = 0; i < count; i++) {
      add(i, cores == null ? null : cores.replica(i));
    }
  }

  private void add(int index, ResourceStatistics.@Nullable Meter meter) {
    Double cpu = spec.cpu();
    Cpu own =
        cpu == null || meter == null ? null : wiring.cpu(index, cpu, Integer.MAX_VALUE, meter);
    servers.add(new Server(maker.make(), own, meter));
    present++;
  }

  @Override
  public @Nullable Shelf of(Request request, long key) {
    Server server = servers.get(server(key));
    return server.up ? server.shelf : null;
  }

  /** The server that has a key. */
  int server(long key) {
    return ring == null ? 0 : ring.shard(key);
  }

  /** The cores of the server that has a key, null where it is down. */
  @Nullable Cpu cpuOf(long key) {
    Server server = servers.get(server(key));
    return server.up ? server.cpu : null;
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
      maker.warm(servers.get(server(entry)).shelf, entry);
    }
  }

  @Override
  public void clear() {
    servers.forEach(server -> server.shelf.clear());
  }

  int count() {
    return present;
  }

  boolean isUp(int server) {
    return servers.get(server).up;
  }

  void kill(int server) {
    servers.get(server).up = false;
    servers.get(server).shelf.clear();
  }

  void revive(int server) {
    servers.get(server).up = true;
  }

  /** Another server comes, empty. */
  void join() {
    if (ring == null) {
      throw new IllegalStateException("a cache on one server cannot get another one");
    }
    if (present < servers.size()) {
      Server back = servers.get(present++);
      back.up = true;
      setPresent(back, true);
    } else {
      add(present, cores == null ? null : cores.join(wiring.clock().now()));
    }
    ring = ring.join(present - 1);
  }

  /** The server that came last goes, with its entries. */
  void leave() {
    if (ring == null || present == 1) {
      return;
    }
    Server last = servers.get(--present);
    ring = ring.leave(present);
    last.shelf.clear();
    setPresent(last, false);
  }

  private void setPresent(Server server, boolean isPresent) {
    if (server.meter != null) {
      server.meter.setPresent(wiring.clock().now(), isPresent);
    }
  }
}
