package archsim.components.database.sharded;

import archsim.components.database.server.RebalanceSpec;
import archsim.components.database.server.Servers;
import archsim.components.database.server.Setup;
import archsim.components.measure.Figure;
import archsim.components.measure.ShardStatistics;
import archsim.components.measure.ShardStatistics.Phase;
import archsim.components.model.Wiring;
import archsim.components.partition.Move;
import archsim.core.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Servers join and leave one change after the other: the next one begins when all that moves for
 * the last one has arrived. Those that join are there from the beginning of their change, those
 * that leave go at its end, once the statements in them have ended.
 */
public final class Resizing {
  public static final String MOVED_BYTES = "moved_bytes";
  public static final String REBALANCE = "rebalance_s";
  public static final String MOVING = "moving";

  private final Wiring wiring;
  private final Clock clock;
  private final Servers servers;
  private final Plan plan;
  private final ShardStatistics statistics;
  private final @Nullable Rebalance rebalance;
  private final @Nullable Figures figures;

  // Servers that are to join, or to leave where negative; the first one is on its way.
  private final ArrayDeque<Integer> changes = new ArrayDeque<>();
  private Phase phase = Phase.BEFORE;
  private double begun;
  private double share;
  private double arrived;

  private record Figures(Figure bytes, Figure seconds, Figure moving) {}

  /** What is where, and what moves for a change. */
  public interface Plan {
    /** Servers that hold something, also while it moves away from them. */
    int servers();

    /** So many have to stay. */
    int least();

    /** Servers are there to take what moves to them, or are to leave where negative. */
    List<Move> begin(int joining);

    /** So much of each transfer has arrived, from 0 to 1. */
    void progress(double part);

    /** All has arrived. */
    void end();

    /** What each server has of all there is. */
    double[] shares();
  }

  public Resizing(Setup spec, Wiring wiring, Servers servers, Plan plan) {
    this.wiring = wiring;
    this.servers = servers;
    this.plan = plan;
    clock = wiring.clock();
    statistics = wiring.shards();
    figures = wiring.isStruck() ? figures() : null;
    RebalanceSpec costs = spec.spread().rebalance();
    rebalance = costs == null ? null : new Rebalance(costs, servers, wiring, this::progressed);
    hold();
  }

  private Figures figures() {
    return new Figures(
        wiring.figure(MOVED_BYTES, Figure.Kind.COUNT),
        wiring.figure(REBALANCE, Figure.Kind.TIME),
        wiring.figure(MOVING, Figure.Kind.LEVEL));
  }

  /** Who holds what has changed. */
  public void hold() {
    statistics.hold(clock.now(), phase, plan.shares());
  }

  /** A server is gone, or is back. */
  public void changed(int server) {
    if (rebalance != null && !changes.isEmpty()) {
      rebalance.changed(servers.get(server));
    }
  }

  /** So many servers are to join, or to leave where negative. */
  public void change(int joining) {
    changes.add(joining);
    if (changes.size() == 1) {
      begin();
    }
  }

  private void begin() {
    int before = plan.servers();
    int joining = Math.max(changes.element(), plan.least() - before);
    for (int i = before; i < before + joining; i++) {
      servers.units().add(i);
    }
    List<Move> moves = plan.begin(joining);
    begun = clock.now();
    share = moves.stream().mapToDouble(Move::share).sum();
    arrived = 0;
    if (figures != null) {
      figures.moving().set(begun, 1);
    }
    phase = Phase.DURING;
    hold();
    if (rebalance == null || share == 0) {
      progressed(1);
    } else {
      rebalance.begin(moves);
    }
  }

  private void progressed(double part) {
    if (figures != null && rebalance != null) {
      figures.bytes().add(rebalance.bytes(share) * (part - arrived));
      arrived = part;
    }
    if (part < 1) {
      plan.progress(part);
      hold();
    } else {
      end();
    }
  }

  private void end() {
    plan.end();
    phase = Phase.AFTER;
    hold();
    double took = clock.now() - begun;
    if (figures != null) {
      figures.moving().set(clock.now(), 0);
      figures.seconds().record(took);
    }
    String when = rebalance == null ? "at once" : String.format(Locale.ROOT, "after %.1f s", took);
    wiring.journal(
        String.format(
            Locale.ROOT,
            "rebalance of %s ended %s, %.1f %% of the data moved",
            wiring.name(),
            when,
            100 * share));
    for (int i = plan.servers(); i < servers.count(); i++) {
      servers.units().drain(i);
    }
    changes.remove();
    if (!changes.isEmpty()) {
      clock.soon(this::begin);
    }
  }
}
