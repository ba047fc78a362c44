package archsim.components.database.distributed;

import archsim.components.database.server.RaftSpec;
import archsim.components.database.server.Servers;
import archsim.components.flow.Draw;
import archsim.components.flow.Edge;
import archsim.components.flow.Fork;
import archsim.components.flow.Handler;
import archsim.components.flow.Reply;
import archsim.components.flow.Request;
import archsim.components.measure.Outcome;
import archsim.components.model.Wiring;
import archsim.components.resource.Execution;
import archsim.core.Clock;
import archsim.core.Timer;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes become durable: an entry goes to all copies of a range at once, each computes a little and
 * syncs it, and the write is decided when most of them have it. Entries do not wait for each other
 * to be synced (group commit).
 */
final class Raft {
  private final RaftSpec spec;
  private final Servers stores;
  private final Ranges ranges;
  private final Clock clock;
  private final Edge branches;
  private final Draw cpu;
  private final Draw sync;
  private final int part;
  private final int killedPart;

  // Entries on their way at each store, only where stores can be killed.
  private final boolean struck;
  private final List<List<Append>> inside = new ArrayList<>();

  Raft(RaftSpec spec, Servers stores, Ranges ranges, Wiring wiring) {
    this.spec = spec;
    this.stores = stores;
    this.ranges = ranges;
    clock = wiring.clock();
    branches = wiring.branches();
    cpu = wiring.draw("raft/cpu", spec.cpu());
    sync = wiring.draw("raft/sync", spec.sync());
    part = wiring.part("raft");
    killedPart = stores.killedPart();
    struck = wiring.isStruck();
  }

  /**
   * Replicates an entry for a request, which goes on after it.
   *
   * @param decision told OK when most copies have it, else FAILED
   */
  Fork write(Request request, int range, Reply decision) {
    Write write = new Write(range, ranges.copies(range), decision);
    int count = write.copies.length;
    Fork fork = new Fork(request, branches, false, count, spec.majority(), false, write);
    fork.begin(
        (branch, i) ->
            branches.deliver(
                branch, Handler.of(write.copies[i], entry -> new Append(entry, write, i).begin())));
    return fork;
  }

  /** A store is gone, with the entries that it has not synced. */
  void killed(int store) {
    if (struck && store < inside.size()) {
      List.copyOf(inside.get(store)).forEach(append -> append.request().kill());
    }
  }

  private List<Append> inside(int store) {
    while (inside.size() <= store) {
      inside.add(new ArrayList<>());
    }
    return inside.get(store);
  }

  /** An entry on its way to all copies; those that do not get it miss it once it is decided. */
  private final class Write implements Reply {
    private final int range;
    private final int[] copies;
    private final boolean[] failed;
    private final Reply decision;
    private boolean acknowledged;

    Write(int range, int[] copies, Reply decision) {
      this.range = range;
      this.copies = copies;
      this.decision = decision;
      failed = new boolean[copies.length];
    }

    @Override
    public void complete(Outcome outcome) {
      acknowledged = outcome == Outcome.OK;
      for (int i = 0; acknowledged && i < copies.length; i++) {
        if (failed[i]) {
          ranges.missed(range, copies[i]);
        }
      }
      decision.complete(outcome);
    }

    void failed(int copy) {
      failed[copy] = true;
      if (acknowledged) {
        ranges.missed(range, copies[copy]);
      }
    }
  }

  /** One entry at one store. */
  private final class Append extends Execution {
    private final Write write;
    private final int copy;
    private final int store;
    private final Timer synced = clock.timer(this::end);
    private int place;

    Append(Request request, Write write, int copy) {
      super(request);
      this.write = write;
      this.copy = copy;
      store = write.copies[copy];
    }

    void begin() {
      request().heldBy(this);
      if (!stores.get(store).isUp()) {
        write.failed(copy);
        request().complete(Outcome.REJECTED);
        return;
      }
      if (struck) {
        List<Append> all = inside(store);
        place = all.size();
        all.add(this);
      }
      double work = cpu.next(request());
      if (work > 0) {
        stores.get(store).cpu().run(this, work);
      } else {
        computed();
      }
    }

    @Override
    protected void computed() {
      synced.start(sync.next(request()));
    }

    private void end() {
      request().charge(clock.now(), part);
      leave();
      request().complete(Outcome.OK);
    }

    private void leave() {
      if (struck) {
        List<Append> all = inside(store);
        Append last = all.remove(all.size() - 1);
        if (last != this) {
          all.set(place, last);
          last.place = place;
        }
      }
    }

    @Override
    public void cancel() {
      synced.cancel();
      stores.get(store).cpu().cancel(this);
      request().charge(clock.now(), request().isKilled() ? killedPart : part);
      write.failed(copy);
      leave();
      request().complete(Outcome.CANCELLED);
    }

    @Override
    public void claim() {
      stores.get(store).cpu().claim(this);
    }
  }

  /** Seconds after which a range of a store that is gone is served by another one. */
  double lease() {
    return spec.lease();
  }
}
