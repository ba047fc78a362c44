package archsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a file, each command says what and where, and never shows a stack. */
class WrongFilesTest {
  private static final List<String> COMMANDS = List.of("validate", "explain", "run");

  /** What a case adds to it begins at line 5, column 1. */
  private static final String HEAD =
      """
      name: t
      workloads: {w: {rate: 10/s, to: s}}
      services:
        s: {endpoints: {e: [compute: 1ms]}}
      """;

  @TempDir private Path folder;

  static Stream<Arguments> files() {
    return Stream.of(
        arguments(HEAD + "service: {}\n", "5:1", "did you mean 'services'?"),
        arguments(service("replica: 4"), "4:7", "did you mean 'replicas'?"),
        arguments(service("cpu: 2Gi"), "4:12", "Gi"),
        arguments(service("threads: 10ms"), "4:16", "'10ms'"),
        arguments(HEAD + "run: {duration: 10}\n", "5:17", "did you mean 10ms?"),
        arguments(HEAD + "run: {duration: 10mins}\n", "5:17", "unknown unit"),
        arguments(steps("compute: 8"), "4:32", "did you mean 8ms?"),
        arguments(steps("compute: exp(8)"), "4:32", "exp"),
        arguments(steps("compute: expp(8ms)"), "4:32", "expp"),
        arguments(steps("call: nobody"), "4:29", "there is no 'nobody'"),
        arguments(steps("call: s.nothing"), "4:29", "no endpoint 'nothing'"),
        arguments(steps("query: s"), "4:30", "needs one of databases"),
        arguments(steps("compute: 1ms, call: s"), "4:3", "come back to it again and again"),
        arguments(service("replicas: 0"), "4:17", "replicas must be from 1"),
        arguments(service("replicas: -3"), "4:17", "replicas must be from 1"),
        arguments(service("replicas: 1e300"), "4:17", "too large"),
        arguments(service("replicas: 2000000"), "4:17", "from 1 to 100,000"),
        arguments(service("replicas: 1.5"), "4:17", "not a whole number"),
        arguments(service("cpu: .nan"), "4:12", "'.nan'"),
        arguments(service("cpu: .inf"), "4:12", "'.inf'"),
        arguments(service("cpu: NaN"), "4:12", "'NaN'"),
        arguments(service("cpu: 0"), "4:12", "cpu must be > 0"),
        arguments(service("cpu: 1, cpu: 2"), "4:15", "twice"),
        arguments(service("autoscaling: {max: 2}"), "4:7", "not built yet"),
        arguments(HEAD + "network: {}\n", "5:1", "not built yet"),
        arguments(
            """
            name: t
            workloads: {w: {rate: 1/s, to: s}}
            services: {s: {endpoints: {e: [cache: {get: c}]}}}
            caches: {c: {capacity: 5 entries}}
            """,
            "3:45",
            "'key' is needed"),
        arguments(HEAD + "caches: {c: {}}\n", "5:10", "either `capacity`"),
        arguments(HEAD + "caches: {c: {capacity: 20k}}\n", "5:24", "did you mean 20k entries"),
        arguments(HEAD + "name: u\n", "5:1", "twice"),
        arguments("name: t\nservices:\n\ts: {}\n", "3:1", "tab"),
        arguments("name: t\nx: [1, 2\n", "", "error[E010]"),
        arguments("name: t\nx: *nowhere\n", "2:4", "nowhere"),
        arguments("", "", "error[E017]"),
        arguments("- a\n- b\n", "1:1", "map"),
        arguments("name: T_1\n" + HEAD.substring(8), "1:7", "DNS label"),
        arguments(HEAD.replace("10/s", "10"), "2:23", "did you mean 10/s?"),
        arguments(HEAD.replace("10/s", "-10/s"), "2:23", "rate must be > 0"),
        arguments(HEAD.replace("10/s", "0/s"), "2:23", "rate must be > 0"),
        arguments(HEAD.replace("to: s", "to: x"), "2:33", "there is no 'x'"),
        arguments("name: t\nservices:\n  s: {endpoints: {e: [compute: 1ms]}}\n", "1:1", "workload"),
        arguments(HEAD + "slos: [p99 < 100]\n", "5:8", "did you mean 100ms?"),
        arguments(HEAD + "slos: [util(x.cpu) < 1%]\n", "5:8", "'x'"),
        arguments(HEAD + "description: ${nothing}\n", "5:14", "nothing"),
        arguments(HEAD + "include: [../up.yaml]\n", "5:11", "outside"),
        arguments(bomb(), "", "more than"),
        arguments(HEAD + "x-deep: " + "[".repeat(5_000) + "\n", "", "nested"));
  }

  private static String service(String body) {
    return "name: t\nworkloads: {w: {rate: 10/s, to: s}}\nservices:\n  s: {"
        + body
        + ", endpoints: {e: [compute: 1ms]}}\n";
  }

  private static String steps(String steps) {
    return "name: t\nworkloads: {w: {rate: 10/s, to: s}}\nservices:\n  s: {endpoints: {e: ["
        + steps
        + "]}}\n";
  }

  private static String bomb() {
    StringBuilder text = new StringBuilder("name: t\nx-0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      text.append("x-%d: &a%d [".formatted(i, i)).append(("*a" + (i - 1) + ", ").repeat(10));
      text.append("x]\n");
    }
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("files")
  void wrongFilesEndWithThree(String text, String place, String words) throws IOException {
    Files.writeString(folder.resolve("wrong.yaml"), text);
    for (String command : COMMANDS) {
      Cli.Ended ended = new Cli(folder).execute(command, "wrong.yaml");

      assertThat(ended.code()).as(ended.err()).isEqualTo(3);
      assertThat(ended.err())
          .startsWith("error[E")
          .contains(place.isEmpty() ? "/wrong.yaml" : "/wrong.yaml:" + place + "\n");
      assertThat(ended.err()).contains(words);
      assertThat(ended.out()).isEmpty();
      assertThat(ended.hasStackTrace()).isFalse();
    }
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  @Test
  void unreadableFilesEndWithFour() throws IOException {
    Files.createDirectory(folder.resolve("folder.yaml"));
    for (String command : COMMANDS) {
      for (String file : List.of("missing.yaml", "folder.yaml", "no/such/file.yaml")) {
        Cli.Ended ended = new Cli(folder).execute(command, file);

        assertThat(ended.code()).as(ended.err()).isEqualTo(4);
        assertThat(ended.err()).startsWith("error[E001]: ").contains(file);
        assertThat(ended.hasStackTrace()).isFalse();
      }
    }
  }

  @Test
  void filesThatAreTooLargeOrNoTextEndWithThree() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("huge.yaml").toFile(), "rw")) {
      file.setLength(50L << 20);
    }
    Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, 0, 1, 2});
    for (String name : List.of("huge.yaml", "binary.yaml")) {
      Cli.Ended ended = new Cli(folder).execute("run", name);

      assertThat(ended.code()).as(ended.err()).isEqualTo(3);
      assertThat(ended.err()).contains("--> ").contains(name);
      assertThat(ended.hasStackTrace()).isFalse();
    }
  }

  @Test
  void optionsThatAreWrongAreShownAsThePlace() throws IOException {
    Files.writeString(folder.resolve("good.yaml"), HEAD);
    assertPlace("--> --seed", "--seed=x");
    assertPlace("--> --duration", "--duration=10");
    assertPlace("--> --replications", "--replications=0");
    assertPlace("--> --warmup", "--warmup=soon");
    assertPlace("--> --slo p99 < 1", "--slo=p99 < 1");
    assertPlace("--> --set services.s.replica", "--set=services.s.replica=2");
    assertPlace("--> -P nope", "-Pnope=1");
  }

  private void assertPlace(String place, String option) {
    Cli.Ended ended = new Cli(folder).execute("run", "good.yaml", option);

    assertThat(ended.code()).as(ended.err()).isEqualTo(3);
    assertThat(ended.err()).startsWith("error[E").contains(place + "\n");
    assertThat(ended.hasStackTrace()).isFalse();
  }
}
