package archsim.core.theory;

/**
 * L = λ W: requests inside are throughput times the time inside (Little: A proof for the queuing
 * formula L = λW, Operations Research 9, 1961).
 */
public final class LittlesLaw {
  private LittlesLaw() {}

  /** L. */
  public static double requestsInside(double throughput, double timeInside) {
    return throughput * timeInside;
  }

  /** W, in seconds. */
  public static double timeInside(double requestsInside, double throughput) {
    return requestsInside / throughput;
  }

  /** R = N/X − Z of a closed system, in seconds (the interactive response time law). */
  public static double closedResponseTime(double users, double throughput, double thinkTime) {
    return users / throughput - thinkTime;
  }
}
