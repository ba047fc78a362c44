package archsim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The command line. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.out.println("archsim " + String.join(" ", args));
    if (List.of(args).contains("validate")) {
      Path file = Path.of(args[args.length - 1]);
      var read = archsim.scenario.ScenarioReader.class;
      System.out.println(read.getName() + file + Map.of().size());
    }
    System.exit(List.of(args).contains("fail") ? 10 : 0);
  }
}
