package archsim.exams;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Lines that the tests print. */
final class Printed {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private Printed() {}

  static void line(Object line) {
    OUT.println(line);
  }

  static void warnIfPublishedAreMissing() {
    if (!ExamFile.hasPublished()) {
      line("SKIPPED: " + ExamFile.PUBLISHED + " is not in ../shared/exams beside the checkout");
    }
  }
}
