package archsim.components.database.primary;

import archsim.components.database.server.Background;
import archsim.components.measure.Figure;
import archsim.components.measure.Outcome;
import archsim.core.Clock;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one server has of the writes of the primary: up to where they have arrived, and up to where
 * it has applied them. It applies as many at once as it has cores, in the order of commits; reads
 * see what is applied without a gap.
 */
final class Follower {
  private final int server;
  private final WriteLog log;
  private final Background background;
  private final Clock clock;
  private final Figure lag;
  private final int lanes;
  private final Runnable progress;
  private final TreeSet<Long> running = new TreeSet<>();
  private long arrived;
  private long applied;
  private long next = 1;
  private long catchesUpTo;
  private double lastArrival;
  private int life;
  private int history;
  private boolean pumping;

  /**
   * @param lag of each write that it applies
   * @param progress told whenever it has applied more
   */
  Follower(
      int server,
      WriteLog log,
      Background background,
      Clock clock,
      Figure lag,
      int lanes,
      Runnable progress) {
    this.server = server;
    this.log = log;
    this.background = background;
    this.clock = clock;
    this.lag = lag;
    this.lanes = lanes;
    this.progress = progress;
  }

  long arrived() {
    return arrived;
  }

  long applied() {
    return applied;
  }

  /** Whether it has all that there was when it began. */
  boolean hasCaughtUp() {
    return applied >= catchesUpTo;
  }

  boolean hasAppliedAll() {
    return applied == arrived;
  }

  /** Sends it what is committed; a write never overtakes an earlier one. */
  void ship(double delay, Runnable whenArrived) {
    double now = clock.now();
    lastArrival = Math.max(lastArrival, now + delay);
    long position = log.end();
    int sentIn = life;
    clock.schedule(
        lastArrival - now,
        () -> {
          if (sentIn == life && position > arrived) {
            arrived = position;
            whenArrived.run();
            pump();
          }
        });
  }

  /** It is the primary: what is committed is there. */
  void has(long position) {
    arrived = position;
    applied = position;
    next = position + 1;
  }

  /** What is on its way does not come: either end is gone. */
  void cutOff() {
    life++;
    lastArrival = clock.now();
  }

  /** The server is gone; what it was about to apply it applies when it is back. */
  void stop() {
    cutOff();
    forgetRunning();
  }

  private void forgetRunning() {
    history++;
    running.clear();
    next = applied + 1;
  }

  /** Reads find everything only once it has what is there now. */
  void catchUp() {
    catchesUpTo = log.end();
  }

  /** What comes after a position is not part of the history any more. */
  void truncate(long position) {
    cutOff();
    arrived = Math.min(arrived, position);
    applied = Math.min(applied, position);
    forgetRunning();
    catchesUpTo = Math.min(catchesUpTo, position);
  }

  /** Applies what has arrived, as far as there are lanes. */
  void pump() {
    if (pumping) {
      return;
    }
    pumping = true;
    while (running.size() < lanes && next <= arrived) {
      long position = next++;
      WriteLog.@Nullable Entry entry = log.get(position);
      running.add(position);
      int begunIn = history;
      background.apply(
          server,
          entry == null ? log.meanRows() : entry.rows(),
          outcome -> {
            if (outcome == Outcome.OK && begunIn == history) {
              ended(position, entry);
            }
          });
    }
    pumping = false;
  }

  private void ended(long position, WriteLog.@Nullable Entry entry) {
    running.remove(position);
    if (entry != null) {
      lag.record(clock.now() - entry.time());
    }
    applied = running.isEmpty() ? next - 1 : running.first() - 1;
    progress.run();
    pump();
  }
}
