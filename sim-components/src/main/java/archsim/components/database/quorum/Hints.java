package archsim.components.database.quorum;

import archsim.components.database.server.Background;
import archsim.components.database.server.Servers;
import archsim.components.measure.Figure;
import archsim.components.measure.Outcome;
import archsim.core.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes that an owner has missed: kept elsewhere while it is down, handed over once it is up, as
 * many at once as it has cores.
 */
final class Hints {
  private final Servers servers;
  private final Background background;
  private final Clock clock;
  private final Figure level;
  private final int lanes;
  private final List<ArrayDeque<Hint>> waiting = new ArrayList<>();
  private final List<Set<Hint>> running = new ArrayList<>();
  private long count;

  /** One write that an owner has missed; each is its own. */
  static final class Hint {
    private final double rows;
    private final Runnable whenDone;

    Hint(double rows, Runnable whenDone) {
      this.rows = rows;
      this.whenDone = whenDone;
    }
  }

  Hints(Servers servers, Background background, Clock clock, Figure level, int lanes) {
    this.servers = servers;
    this.background = background;
    this.clock = clock;
    this.level = level;
    this.lanes = lanes;
    for (int i = 0; i < servers.count(); i++) {
      waiting.add(new ArrayDeque<>());
      running.add(new LinkedHashSet<>());
    }
  }

  /** A server has missed a write. */
  void add(int server, Hint hint) {
    waiting.get(server).add(hint);
    changed(1);
    handOver(server);
  }

  private void changed(int by) {
    count += by;
    level.set(clock.now(), (double) count);
  }

  /** The server is up, or has got another one. */
  void handOver(int server) {
    ArrayDeque<Hint> line = waiting.get(server);
    Set<Hint> inHand = running.get(server);
    while (servers.get(server).isUp() && inHand.size() < lanes && !line.isEmpty()) {
      Hint hint = line.remove();
      inHand.add(hint);
      background.apply(
          server,
          hint.rows,
          outcome -> {
            if (outcome == Outcome.OK && inHand.remove(hint)) {
              changed(-1);
              hint.whenDone.run();
              handOver(server);
            }
          });
    }
  }

  /** The server is gone: what it was about to get it gets when it is back. */
  void stop(int server) {
    waiting.get(server).addAll(running.get(server));
    running.get(server).clear();
  }
}
