package archsim.core.spec;

/** What a quantity counts, with the unit that code uses for it and examples of what users write. */
public enum Dimension {
  SECONDS("a duration", "10ms"),
  PER_SECOND("a rate", "200/s"),
  SHARE("a share", "30%"),
  BYTES("a size", "512Mi"),
  BYTES_PER_SECOND("a data rate", "50Mi/s"),
  CORES("a number of cores", "500m"),
  COUNT("a count", "20k"),
  MONEY("an amount of money", "$0.0816/h");

  private final String noun;
  private final String example;

  Dimension(String noun, String example) {
    this.noun = noun;
    this.example = example;
  }

  /** How messages call it, with its article. */
  public String noun() {
    return noun;
  }

  public String example() {
    return example;
  }
}
