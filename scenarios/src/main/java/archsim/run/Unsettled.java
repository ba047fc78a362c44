package archsim.run;

/**
 * Why no promise can simply be kept.
 *
 * @param reason of a verdict that is undecided for it
 * @param why the same in the shortest words, with figures
 * @param grows whether it is a line that grows for as long as one looks
 */
record Unsettled(String reason, String why, boolean grows) {
  /** Without a steady state. */
  static Unsettled notSteady(String why, boolean grows) {
    return new Unsettled("not steady: " + why, why, grows);
  }

  /** Something was not over when the run ended. */
  static Unsettled notOver(String why) {
    return new Unsettled(why, why, false);
  }
}
