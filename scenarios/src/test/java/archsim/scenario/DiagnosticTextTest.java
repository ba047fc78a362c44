package archsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How mistakes look on a terminal, to the letter. */
class DiagnosticTextTest {
  private static String textOf(String yaml) {
    return WrongInputTest.read(yaml).text();
  }

  @Test
  void showsTheLineWhatIsMeantAndTheChoices() {
    assertThat(
            textOf(
                """
                name: t
                services:
                  api:
                    endpoints: {e: [compute: 8]}
                    replica: 4
                """))
        .isEqualTo(
            """
            error[E105]: step 'compute' of service 'api': '8' needs a unit: a duration is written like 10ms
              --> t.yaml:4:30
               |
             4 |     endpoints: {e: [compute: 8]}
               |                              ^ did you mean 8ms?

            error[E101]: unknown field 'replica' in service 'api'
              --> t.yaml:5:5
               |
             5 |     replica: 4
               |     ^^^^^^^ did you mean 'replicas'?
               = fields of a service: replicas, cpu, threads, memory, queue, pool, endpoints

            """);
  }

  @Test
  void showsBothPlacesOfWhatStandsTwice() {
    assertThat(textOf("name: t\n" + "#\n".repeat(8) + "name: u\n"))
        .isEqualTo(
            """
            error[E012]: key 'name' stands twice in one map
              --> t.yaml:10:1
                |
             10 | name: u
                | ^^^^ again here
              ::: t.yaml:1:1
                |
              1 | name: t
                | ---- first here

            """
                .replace("  -->", "   -->")
                .replace("  :::", "   :::"));
  }

  @Test
  void saysWhereAFilledInTextCameFrom() {
    assertThat(textOf("name: t\nparams: {d: 5}\nrun:\n  duration: ${d}\n"))
        .isEqualTo(
            """
            error[E105]: 'duration': '5' needs a unit: a duration is written like 10ms
              --> t.yaml:4:13
               |
             4 |   duration: ${d}
               |             ^^^^ did you mean 5ms?
               = '${d}' became '5'

            """);
  }

  @Test
  void letsNoControlCharactersThrough() {
    String text = textOf("name: \"\\e[31m\\u202e\\0\\nx\"\n\"k\\e\": 1\n# \u202e \t\u00a0\u2028\n");

    assertThat(text.codePoints())
        .noneMatch(c -> c != '\n' && (Character.isISOControl(c) || c == 0x202e || c == 0x2028));
    assertThat(text).contains("unknown field 'k\\x1b'");
  }

  @Test
  void clipsLongLinesAroundTheMistake() {
    String text = textOf("name: t\nrun: {" + " ".repeat(3000) + "duraton: 5m}" + " ".repeat(900));

    assertThat(text.lines()).allMatch(line -> line.length() < 160);
    assertThat(text).contains("duraton: 5m}").contains("  ^^^^^^^ did you mean 'duration'?");
  }

  @Test
  void shortensLongValues() {
    String text =
        textOf("name: " + "x".repeat(100_000) + "\nrun: {seed: " + "y".repeat(9999) + "}");

    assertThat(text.length()).isLessThan(2000);
  }
}
