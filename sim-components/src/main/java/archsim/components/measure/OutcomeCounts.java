package archsim.components.measure;

/** How many requests ended how. */
public record OutcomeCounts(long ok, long rejected, long timedOut, long failed, long cancelled) {
  public static final OutcomeCounts ZERO = new OutcomeCounts(0, 0, 0, 0, 0);

  /** Requests that ended in one way. */
  public long of(Outcome outcome) {
    return switch (outcome) {
      case OK -> ok;
      case REJECTED -> rejected;
      case TIMED_OUT -> timedOut;
      case FAILED -> failed;
      case CANCELLED -> cancelled;
    };
  }

  /** Requests that ended, whatever the outcome. */
  public long ended() {
    return ok + notOk();
  }

  /** Requests that ended otherwise than OK. */
  public long notOk() {
    return rejected + timedOut + failed + cancelled;
  }

  /** What came since an earlier count. */
  public OutcomeCounts minus(OutcomeCounts earlier) {
    return new OutcomeCounts(
        ok - earlier.ok,
        rejected - earlier.rejected,
        timedOut - earlier.timedOut,
        failed - earlier.failed,
        cancelled - earlier.cancelled);
  }

  public OutcomeCounts plus(OutcomeCounts other) {
    return new OutcomeCounts(
        ok + other.ok,
        rejected + other.rejected,
        timedOut + other.timedOut,
        failed + other.failed,
        cancelled + other.cancelled);
  }
}
