package archsim.core.results;

/** What a run says of the promises of its scenario; FAIL beats UNDECIDED beats PASS. */
public enum Verdict {
  PASS,
  FAIL,
  /** The data allow neither, or the system is not steady. */
  UNDECIDED,
  /** There are no promises. */
  NONE
}
