package archsim.components.database.sharded;

import archsim.components.database.server.Copy;
import archsim.components.database.server.RebalanceSpec;
import archsim.components.database.server.Server;
import archsim.components.database.server.Servers;
import archsim.components.flow.Edge;
import archsim.components.flow.Request;
import archsim.components.model.Wiring;
import archsim.components.partition.Move;
import archsim.core.Clock;
import archsim.core.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * Data on its way from servers to others. It goes in slices of equal size, one every share × data /
 * bandwidth / slices seconds, or later where a server is not through with the last one; so a move
 * takes share × data / bandwidth, and longer where cores or disks cannot keep up. For a slice each
 * server that sends or receives computes in proportion to its bytes, the busiest one the share of
 * its cores that users allow. Its disk does one operation after the other, up to a second's worth
 * behind. While one of the servers is down, nothing moves; a slice that was on its way is sent
 * again.
 */
final class Rebalance {
  private static final int FEWEST = 100;
  private static final int MOST = 1_000_000;

  /** Seconds that a slice takes, where neither limit is in the way. */
  private static final double USUAL = 0.050;

  private final RebalanceSpec spec;
  private final Servers servers;
  private final Clock clock;
  private final Request work;
  private final Edge edge;
  private final DoubleConsumer progressed;
  private final Timer next;

  // Of the move that is on its way: bytes of each slice, by server.
  private double[] bytes = new double[0];
  private double[] owed = new double[0];
  private double most;
  private double interval;
  private int slices;
  private int sent;

  // Of the slice.
  private final List<Copy> computing = new ArrayList<>();
  private boolean due = true;
  private final List<Copy> operating = new ArrayList<>();
  private boolean lost;
  private boolean paused;

  /**
   * @param progressed is told the part that has arrived, 1 at the end
   */
  Rebalance(RebalanceSpec spec, Servers servers, Wiring wiring, DoubleConsumer progressed) {
    this.spec = spec;
    this.servers = servers;
    this.progressed = progressed;
    clock = wiring.clock();
    work = wiring.ownWork();
    edge = wiring.branches();
    next = clock.timer(this::isDue);
  }

  /** Bytes of so large a share of the keys. */
  double bytes(double share) {
    return share * spec.data();
  }

  /** Moves what is not nothing. */
  void begin(List<Move> moves) {
    double share = moves.stream().mapToDouble(Move::share).sum();
    double duration = bytes(share) / spec.bandwidth();
    interval = Math.min(duration / FEWEST, Math.max(USUAL, duration / MOST));
    slices = (int) Math.ceil(duration / interval * (1 - 1e-9));
    interval = duration / slices;
    sent = 0;
    lost = false;
    bytes = new double[servers.count()];
    owed = new double[bytes.length];
    for (Move move : moves) {
      bytes[move.from()] += bytes(move.share()) / slices;
      bytes[move.to()] += bytes(move.share()) / slices;
    }
    most = 0;
    for (double each : bytes) {
      most = Math.max(most, each);
    }
    slice();
  }

  private void slice() {
    paused = !allUp();
    if (paused) {
      return;
    }
    boolean again = lost;
    due = false;
    lost = false;
    next.start(interval);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] > 0) {
        copy(servers.get(i), again);
      }
    }
    // All are in the list before one begins, as one that ends at once would end the slice.
    List.copyOf(computing).forEach(Copy::begin);
  }

  private boolean allUp() {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] > 0 && !servers.get(i).isUp()) {
        return false;
      }
    }
    return true;
  }

  private void copy(Server server, boolean again) {
    double cores = spec.cpu() * servers.spec().server().cores() * bytes[server.index()] / most;
    int parallel = (int) Math.ceil(cores);
    for (int i = 0; i < parallel; i++) {
      computing.add(new Copy(edge, work, this::computed, server, cores * interval / parallel, 0));
    }
    if (server.disk() != null && !again) {
      owed[server.index()] += bytes[server.index()] / spec.operation();
      operate(server);
    }
  }

  private void operate(Server server) {
    long whole = (long) owed[server.index()];
    boolean busy = operating.stream().anyMatch(copy -> copy.isAt(server));
    if (whole > 0 && !busy && server.isUp()) {
      owed[server.index()] -= whole;
      Copy copy = new Copy(edge, work, this::operated, server, 0, whole);
      operating.add(copy);
      copy.begin();
    }
  }

  private void computed(Copy copy, boolean ok) {
    computing.remove(copy);
    lost |= !ok;
    goOn();
  }

  private void operated(Copy copy, boolean ok) {
    operating.remove(copy);
    Server server = copy.server();
    if (!ok) {
      owed[server.index()] += copy.left();
    }
    operate(server);
    goOn();
  }

  /** Whether a disk is too far behind. */
  private boolean isBehind() {
    boolean last = sent + 1 >= slices;
    for (int i = 0; i < owed.length; i++) {
      double ahead = last ? 0 : bytes[i] / interval / spec.operation();
      if (owed[i] >= 1 + ahead) {
        return true;
      }
    }
    return last && !operating.isEmpty();
  }

  private void isDue() {
    due = true;
    goOn();
  }

  private void goOn() {
    if (paused || !due || !computing.isEmpty() || isBehind()) {
      return;
    }
    if (!lost) {
      sent++;
      progressed.accept((double) sent / slices);
    }
    due = false;
    if (sent < slices) {
      slice();
    }
  }

  /** A server is gone, and what it was copying with it; or it is back. */
  void changed(Server server) {
    if (!server.isUp()) {
      List<Copy> all = new ArrayList<>(computing);
      all.addAll(operating);
      for (Copy copy : all) {
        if (copy.isAt(server)) {
          copy.request().kill();
        }
      }
    } else {
      operate(server);
      if (paused) {
        slice();
      } else {
        goOn();
      }
    }
  }
}
