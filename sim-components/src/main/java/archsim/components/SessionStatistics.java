package archsim.components;

/** Counts the sessions of one workload. */
final class SessionStatistics {
  private long started;
  private long lost;
  private long moved;

  void started() {
    started++;
  }

  void lost() {
    lost++;
  }

  void moved() {
    moved++;
  }

  void reset() {
    started = 0;
    lost = 0;
    moved = 0;
  }

  SessionCounts counts() {
    return new SessionCounts(started, lost, moved);
  }
}
