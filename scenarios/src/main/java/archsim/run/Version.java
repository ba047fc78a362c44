package archsim.run;

/** The version of the program, which every result carries. */
public final class Version {
  public static final String TEXT = "0.1.0";

  private Version() {}
}
