package archsim.components.measure;

/** Counts the sessions of one workload. */
public final class SessionStatistics {
  private long started;
  private long lost;
  private long moved;

  public void started() {
    started++;
  }

  public void lost() {
    lost++;
  }

  public void moved() {
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
