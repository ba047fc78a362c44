package archsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, in a tree of its own with a Java and a Maven that only say what they are asked. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherTest {
  private static final int DIRECTORY_END = 22;

  @TempDir private Path root;
  private Path jar = Path.of("");

  @BeforeEach
  void makeTree() throws IOException {
    Files.copy(Path.of("../archsim"), root.resolve("archsim"));
    root.resolve("archsim").toFile().setExecutable(true);
    for (String file : new String[] {"pom.xml", "LICENSE", "NOTICE", "scenarios/pom.xml"}) {
      Path there = root.resolve(file);
      Files.createDirectories(there.getParent());
      Files.createFile(there);
    }
    Files.createDirectories(root.resolve("scenarios/library"));
    Files.createDirectories(root.resolve("scenarios/src/main"));
    jar = Files.createDirectories(root.resolve("scenarios/target")).resolve("archsim.jar");
    Files.writeString(root.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
    script("javac", "exit 0");
    script(
        "java",
        """
        case "$*" in *-Xbad*) echo 'Unrecognized option: -Xbad'; exit 1 ;; esac
        echo "ran $*"
        """);
    script("mvn", "echo built >>\"$0.log\"; cp '" + root.resolve("whole.jar") + "' '" + jar + "'");
    byte[] whole = new byte[1_000 + DIRECTORY_END];
    whole[1_000] = 'P';
    whole[1_001] = 'K';
    Files.write(root.resolve("whole.jar"), whole);
  }

  private void script(String name, String text) throws IOException {
    Path file = Files.createDirectories(root.resolve("bin")).resolve(name);
    Files.writeString(file, "#!/usr/bin/env bash\n" + text + "\n");
    file.toFile().setExecutable(true);
  }

  private record Ended(int code, String out) {}

  /**
   * Runs the launcher.
   *
   * @param by a command that runs what its arguments say; none where it runs by itself
   */
  private Ended launch(String options, String... by) throws IOException, InterruptedException {
    return launchWith("examples", options, by);
  }

  private Ended launchWith(String argument, String options, String... by)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(by));
    command.addAll(List.of(root.resolve("archsim").toString(), argument));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", root.toString());
    builder.environment().put("ARCHSIM_JAVA_OPTS", options);
    builder
        .environment()
        .merge("PATH", root.resolve("bin").toString(), (old, own) -> own + ":" + old);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out);
  }

  @Test
  void aJarThatWasCutShortIsBuiltAnew() throws IOException, InterruptedException {
    byte[] whole = Files.readAllBytes(root.resolve("whole.jar"));
    Files.write(jar, Arrays.copyOf(whole, 500));

    Ended ended = launch("");

    assertThat(ended.code()).as(ended.out()).isZero();
    assertThat(ended.out()).contains("missing, broken or older", "ran ");
    assertThat(Files.readAllBytes(jar)).isEqualTo(whole);
    assertThat(launch("").out()).doesNotContain("builds");
  }

  @Test
  void aJarThatWasDamagedInItsMiddleIsBuiltAnew() throws IOException, InterruptedException {
    byte[] whole = Files.readAllBytes(root.resolve("whole.jar"));
    assertThat(launch("").out()).contains("builds");
    byte[] damaged = whole.clone();
    damaged[500]++;
    Files.write(jar, damaged);
    writtenLater(jar);

    assertThat(launch("").out()).contains("builds", "ran ");

    assertThat(Files.readAllBytes(jar)).isEqualTo(whole);
    Files.write(jar, whole);
    writtenLater(jar);
    assertThat(launch("").out()).doesNotContain("builds");
  }

  private static void writtenLater(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(2)));
  }

  @Test
  void aJavaThatGetsTooLittleMemoryIsNoBug() throws IOException, InterruptedException {
    Files.copy(root.resolve("whole.jar"), jar);
    script(
        "java", "case \"$*\" in *-version*) echo 'no room for a heap'; exit 1 ;; esac; echo ran");

    assertThat(launch("").out()).contains("ran");
    Ended limited = launch("", "bash", "-c", "ulimit -d 8000000; exec \"$0\" \"$@\"");
    assertThat(limited.code()).isEqualTo(ExitCode.IO.code());
    assertThat(limited.out()).contains("Java does not start: no room for a heap");
  }

  @Test
  void java25RunsWithACacheAndDoesTheRestWithClassData() throws Exception {
    Files.copy(root.resolve("whole.jar"), jar);
    Files.writeString(root.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    script(
        "java",
        """
        for each in "$@"; do
          case $each in
            -XX:AOTCacheOutput=* | -XX:DumpLoadedClassList=* | -XX:SharedArchiveFile=*/archive)
              echo made >"${each#*=}" ;;
          esac
        done
        echo "ran $*"
        """);

    assertThat(launchWith("run", "").out())
        .contains("-XX:AOTCache=", ".aot ")
        .doesNotContain("hare");
    assertThat(launchWith("examples", "").out())
        .contains("-XX:SharedArchiveFile=")
        .doesNotContain("AOTC");
    assertThat(launchWith("run", "-Xshare:off").out())
        .contains("-Xshare:off")
        .doesNotContain("AOTC");
    Files.writeString(root.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
    assertThat(launchWith("run", "").out())
        .contains("-XX:SharedArchiveFile=")
        .doesNotContain("aot");
  }

  @Test
  void aJavaThatDoesNotStartIsNoBug() throws IOException, InterruptedException {
    Files.copy(root.resolve("whole.jar"), jar);

    Ended ended = launch("-Xbad");

    assertThat(ended.code()).isEqualTo(ExitCode.IO.code());
    assertThat(ended.out())
        .contains("Java does not start: Unrecognized option: -Xbad; mend or unset");
  }
}
