package archsim.cli;

import archsim.core.results.Verdict;

/** What the program says to whom started it. */
enum ExitCode {
  /** Done, and all SLOs pass where there are any. */
  OK(0),
  /** A mistake of the program. */
  BUG(1),
  /** The command line makes no sense. */
  USAGE(2),
  /** The scenario is wrong. */
  INVALID(3),
  /** A file could not be read or written. */
  IO(4),
  /** Given up, such as for lack of memory. */
  ABORTED(5),
  SLO_FAILED(10),
  UNDECIDED(11),
  /** Stopped by Ctrl-C; what was finished is saved. */
  INTERRUPTED(130);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static ExitCode of(Verdict verdict) {
    return switch (verdict) {
      case PASS, NONE -> OK;
      case FAIL -> SLO_FAILED;
      case UNDECIDED -> UNDECIDED;
    };
  }
}
