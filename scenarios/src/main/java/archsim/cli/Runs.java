package archsim.cli;

import archsim.core.results.RunResult;
import archsim.core.results.ScenarioResult;
import archsim.run.RunOutcome;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder {@code runs}: {@code runs/<scenario>/<run id>}, and the file {@code last} with a line
 * for each of the latest runs, the last one first.
 */
final class Runs {
  private static final int MOST_REMEMBERED = 100;
  private static final int ID_DIGITS = 12;
  private static final int LONGEST_SETTINGS = 60;

  private static final Pattern LINE = Pattern.compile("[-a-z0-9]{1,63}/[^/\\p{Cntrl}]{1,200}");
  private static final Pattern LATEST = Pattern.compile("@(\\d{0,4})|(?:\\./)?runs/last");

  /** Its name. */
  static final String NAME = "runs";

  private final Path root;

  /**
   * @param folder that {@code runs} is or will be in
   */
  Runs(Path folder) {
    root = folder.resolve(NAME);
  }

  /**
   * Where a run belongs: {@code runs/<scenario>/<run id>}. One that was interrupted has a folder of
   * its own, so that it never takes the place of the whole.
   */
  static Path place(RunOutcome outcome) {
    String id =
        settings(outcome.result().scenario())
            + id(outcome.result())
            + (outcome.interrupted() ? "-interrupted" : "");
    return Path.of(NAME, outcome.result().scenario().name(), id);
  }

  /** What the command line set, so that people know which run is which: replicas=5-seed=2-. */
  private static String settings(ScenarioResult scenario) {
    Map<String, String> all = new TreeMap<>(scenario.params());
    all.putAll(scenario.set());
    StringBuilder text = new StringBuilder();
    all.forEach(
        (path, value) -> {
          String last = path.substring(path.lastIndexOf('.') + 1);
          String both = (last + "=" + value).replaceAll("[^A-Za-z0-9.=%]+", "_");
          if (text.length() + both.length() < LONGEST_SETTINGS) {
            text.append(both).append('-');
          }
        });
    return text.toString();
  }

  /** What a run follows from, in 12 hexadecimal digits: the same run goes to the same folder. */
  static String id(RunResult result) {
    StringBuilder all = new StringBuilder();
    add(all, result.scenario().sha256());
    new TreeMap<>(result.scenario().params()).forEach((name, value) -> add(add(all, name), value));
    add(all, "");
    new TreeMap<>(result.scenario().set()).forEach((path, value) -> add(add(all, path), value));
    add(all, Long.toString(result.experiment().seed()));
    add(all, result.archsim().version());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(all.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  /** With its length, so that no two lists of texts look alike. */
  private static StringBuilder add(StringBuilder all, String text) {
    return all.append(text.length()).append(':').append(text);
  }

  /**
   * The result that a user names: a file, the folder of a run, {@code @} for the last run,
   * {@code @1} for the one before, or {@code runs/last}.
   *
   * @throws IOException if there is no such run
   */
  Path result(Path named) throws IOException {
    Matcher latest = LATEST.matcher(named.toString().replace('\\', '/'));
    if (latest.matches()) {
      Path last = root.resolve("last");
      String back = latest.group(1);
      int index = back == null || back.isEmpty() ? 0 : Integer.parseInt(back);
      List<String> lines = lines(last);
      if (index >= lines.size()) {
        throw new IOException(
            "there is no run %s: %s remembers %s".formatted(named, last, lines.size()));
      }
      return root.resolve(lines.get(index)).resolve(RunFiles.RESULT);
    }
    Path path = root.resolveSibling(named);
    return Files.isDirectory(path) ? path.resolve(RunFiles.RESULT) : path;
  }

  /** Clears away what runs that were killed left behind. */
  void tidy() throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (DirectoryStream<Path> scenarios = Files.newDirectoryStream(root, Files::isDirectory)) {
      for (Path scenario : scenarios) {
        Leftovers.clear(scenario);
      }
    }
  }

  /**
   * Makes a run the last one.
   *
   * @return what went wrong with the list, which no run is worth less for
   */
  Optional<String> remember(Path place) {
    String line = place.getName(1) + "/" + place.getName(2);
    List<String> lines = new ArrayList<>(List.of(line));
    Path last = root.resolve("last");
    Optional<String> lost = Optional.empty();
    try {
      lines(last).stream()
          .filter(each -> !each.equals(line))
          .limit(MOST_REMEMBERED - 1)
          .forEach(lines::add);
    } catch (IOException damaged) {
      lost =
          Optional.of(damaged.getMessage() + ": " + last + " could not be read, and is begun anew");
    }
    try {
      Path part = root.resolve(".last." + ProcessHandle.current().pid() + ".part");
      try {
        Files.writeString(part, String.join("\n", lines) + "\n");
        Files.move(part, last, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException unwritable) {
      return Optional.of(last + " could not be written: " + unwritable.getMessage());
    }
    return lost;
  }

  /** The lines of the list that name a run; none where there is no list yet. */
  private static List<String> lines(Path last) throws IOException {
    try {
      return Files.readString(last).lines().filter(line -> LINE.matcher(line).matches()).toList();
    } catch (NoSuchFileException first) {
      return List.of();
    } catch (CharacterCodingException binary) {
      throw new IOException(last + " is damaged", binary);
    }
  }
}
