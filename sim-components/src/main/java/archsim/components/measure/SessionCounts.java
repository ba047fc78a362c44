package archsim.components.measure;

/**
 * What became of the sessions of a workload; each counts once, when it first happens to it.
 *
 * @param started that sent their first request
 * @param lost of which a request did not find the state it had at a replica
 * @param moved that a sticky balancer had to send elsewhere
 */
public record SessionCounts(long started, long lost, long moved) {
  public static final SessionCounts ZERO = new SessionCounts(0, 0, 0);

  /** Whether there were any. */
  public boolean isZero() {
    return started == 0 && lost == 0 && moved == 0;
  }

  public SessionCounts plus(SessionCounts other) {
    return new SessionCounts(started + other.started, lost + other.lost, moved + other.moved);
  }
}
