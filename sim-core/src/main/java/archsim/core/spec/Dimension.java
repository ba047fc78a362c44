package archsim.core.spec;

/**
 * What a quantity counts, with the unit that code uses for it, examples of what users write, and
 * its limits. Within these, far beyond what systems have, nothing that is computed of quantities
 * gets infinite or loses all its digits.
 */
public enum Dimension {
  SECONDS("a duration", "10ms", 1e-12, "0.001ns", 1e9, "1e9s, about 31 years"),
  PER_SECOND("a rate", "200/s", 1e-9, "1e-9/s, once in about 31 years", 1e9, "1e9/s"),
  SHARE("a share", "30%", 1e-12, "1e-10%", 1e9, "1e11%"),
  BYTES("a size", "512Mi", 1e-3, "0.001B", 1e18, "1e18B, a million terabytes"),
  BYTES_PER_SECOND("a data rate", "50Mi/s", 1e-3, "0.001B/s", 1e18, "1e18B/s"),
  CORES("a number of cores", "500m", 1e-6, "0.001m", 1e6, "1000000"),
  COUNT("a count", "20k", 1e-12, "1e-12", 1e15, "1e15"),
  MONEY("an amount of money", "$0.0816/h", 1e-15, "$1e-15/s", 1e12, "$1e12/s"),
  MONEY_PER_USE("a price per use", "$0.4 per 1M", 1e-15, "$1e-15 per 1", 1e12, "$1e12 per 1"),
  MONEY_PER_BYTE("a price of data", "$0.09/GiB", 1e-24, "$1e-15/GB", 1e6, "$1e6/B");

  private final String noun;
  private final String example;
  private final double least;
  private final String leastText;
  private final double most;
  private final String mostText;

  Dimension(
      String noun, String example, double least, String leastText, double most, String mostText) {
    this.noun = noun;
    this.example = example;
    this.least = least;
    this.leastText = leastText;
    this.most = most;
    this.mostText = mostText;
  }

  /** Whether it is written with $. */
  public boolean isMoney() {
    return this == MONEY || this == MONEY_PER_USE || this == MONEY_PER_BYTE;
  }

  /** How messages call it, with its article. */
  public String noun() {
    return noun;
  }

  public String example() {
    return example;
  }

  /** The smallest value but 0. */
  public double least() {
    return least;
  }

  /** The smallest value but 0, as users write it. */
  public String leastText() {
    return leastText;
  }

  public double most() {
    return most;
  }

  /** The largest value, as users write it. */
  public String mostText() {
    return mostText;
  }
}
