package archsim.cli;

import archsim.run.ScenarioChecks;
import archsim.run.ScenarioLanguage;
import archsim.scenario.ReadResult;
import archsim.scenario.ScenarioReader;
import archsim.scenario.yaml.Document;
import archsim.scenario.yaml.Document.Setting;
import archsim.scenario.yaml.Printable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the command line says of a scenario besides its file. */
final class ScenarioOptions {
  private static final int ALL = 1_000;

  @Option(
      names = "-P",
      paramLabel = "NAME=VALUE",
      description = "Sets a parameter that the file declares; may be repeated.")
  private Map<String, String> params = new LinkedHashMap<>();

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Sets any value, such as services.app.replicas=5; may be repeated.")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "Instead of run.seed.")
  private @Nullable String seed;

  @Option(names = "--duration", paramLabel = "TIME", description = "Instead of run.duration.")
  private @Nullable String duration;

  @Option(names = "--warmup", paramLabel = "TIME", description = "Instead of run.warmup.")
  private @Nullable String warmup;

  @Option(names = "--replications", paramLabel = "N", description = "Instead of run.replications.")
  private @Nullable String replications;

  @Option(
      names = "--slo",
      paramLabel = "EXPR",
      description = "One more promise, such as 'p99 < 100ms'; may be repeated.")
  private List<String> slos = new ArrayList<>();

  /**
   * What was typed besides the file, to be typed again, with a space before each option.
   *
   * @param last an option that comes last, instead of one of the same name or path; may be empty
   */
  String again(String last) {
    List<String> all = new ArrayList<>();
    params.forEach((name, value) -> all.add("-P " + quoted(name + "=" + value)));
    sets.forEach(each -> all.add("--set " + quoted(each)));
    for (Setting each : settings()) {
      all.add((each.adds() ? "--slo" : each.option()) + " " + quoted(each.text()));
    }
    int end = last.indexOf('=') < 0 ? last.indexOf(' ') : last.indexOf('=');
    String name = last.substring(0, end + 1);
    all.removeIf(each -> !name.isEmpty() && each.startsWith(name));
    if (!last.isEmpty()) {
      all.add(last);
    }
    return all.stream().map(each -> " " + each).collect(Collectors.joining());
  }

  /** As a shell takes it for one word. */
  static String quoted(String text) {
    return text.matches("[\\w./@+%:,=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /**
   * Reads a file, or the example of that name where there is no file, and checks it; what is wrong
   * is in the result.
   */
  ReadResult read(Path file, Terminal terminal) {
    Document.Options options =
        new Document.Options(params, sets, settings(), terminal.environment());
    ScenarioReader reader = new ScenarioReader(ScenarioLanguage.LANGUAGE);
    String name = file.toString();
    Path path = terminal.resolve(file);
    if (!Files.exists(path) && Examples.names().contains(name)) {
      byte[] text = Examples.source(name).getBytes(StandardCharsets.UTF_8);
      return ScenarioChecks.check(reader.readText(name + ".yaml", text, options));
    }
    return ScenarioChecks.check(reader.read(path, options));
  }

  /**
   * Reads a file that has to be right.
   *
   * @throws Failure with all diagnostics if it is not
   */
  ReadResult readValid(Path file, Terminal terminal) {
    ReadResult read = read(file, terminal);
    if (!read.isValid()) {
      throw new Failure(code(read), read.text());
    }
    return read;
  }

  static ExitCode code(ReadResult read) {
    return switch (read.kind()) {
      case VALID -> ExitCode.OK;
      case INVALID -> ExitCode.INVALID;
      case UNREADABLE -> ExitCode.IO;
    };
  }

  /** All that is wrong, for who asked for nothing else. */
  static String text(ReadResult read) {
    return read.text(ALL);
  }

  private List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    values.put("seed", seed);
    values.put("duration", duration);
    values.put("warmup", warmup);
    values.put("replications", replications);
    values.forEach(
        (name, value) -> {
          if (value != null) {
            settings.add(new Setting("--" + name, "run." + name, value, false));
          }
        });
    for (String slo : slos) {
      String option = "--slo " + Printable.shortened(slo, 80);
      settings.add(new Setting(option, "slos", slo, true));
    }
    return settings;
  }
}
