package archsim.run;

import java.nio.file.Files;
import java.nio.file.Path;

/** Prints the fingerprint of a scenario, for the tests that compare Java machines. */
public final class PrintFingerprint {
  private PrintFingerprint() {}

  public static void main(String[] arguments) throws java.io.IOException {
    String yaml = Files.readString(Path.of(arguments[0]));
    System.out.println(Runs.text(yaml, Integer.parseInt(arguments[1])).result().fingerprint());
  }
}
