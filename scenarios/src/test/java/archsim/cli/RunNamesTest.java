package archsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scenarios and runs are called on the command line. */
class RunNamesTest {
  @TempDir private Path folder;

  private Cli.Ended run(String... options) {
    List<String> args = new ArrayList<>(List.of("run", "hello"));
    args.addAll(List.of("--duration=20s", "--warmup=1s", "--replications=1"));
    args.addAll(List.of(options));
    return new Cli(folder).execute(args.toArray(String[]::new));
  }

  @Test
  void anExampleRunsByItsName() {
    Cli.Ended ended =
        new Cli(folder)
            .execute("run", "monolith", "--duration=20s", "--warmup=1s", "--replications=1");

    assertThat(ended.err()).startsWith("simulated ");
    assertThat(folder.resolve("runs/monolith")).isDirectory();
    assertThat(new Cli(folder).execute("validate", "monolith").out())
        .isEqualTo("monolith: valid\n");
    assertThat(new Cli(folder).execute("explain", "cache-aside").code()).isEqualTo(0);
    assertThat(new Cli(folder).execute("run", "monolit").code()).isEqualTo(4);
  }

  @Test
  void theLastRunIsCalledAt() {
    run("--seed=1");
    run("--seed=2");
    for (String last : new String[] {"@", "@1", "runs/last"}) {
      Cli.Ended ended = new Cli(folder).execute("export", "mermaid", "hello", "--result=" + last);
      assertThat(ended.out()).as(ended.err()).contains("app<br/>service × 3<br/>cpu 2");
    }
    Cli.Ended none = new Cli(folder).execute("export", "dot", "hello", "--result=@2");
    assertThat(none.code()).isEqualTo(4);
    assertThat(none.err()).contains("there is no run @2", "remembers 2");
  }

  @Test
  void aRunThatIsReplacedIsSaid() {
    assertThat(run("--out=mine").err()).doesNotContain("replaced");
    assertThat(run("--out=mine").err()).contains("replaced the run that was in mine");
  }
}
