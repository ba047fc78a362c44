package archsim.random;

import archsim.scenario.HostileText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scenarios with mistakes: one of the library or a random one, and a few random edits, such as
 * people and programs make.
 */
public final class Mutant {
  private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z0-9.-])[0-9]+(\\.[0-9]+)?");
  private static final Pattern QUANTITY =
      Pattern.compile("(?<![A-Za-z0-9.-])([0-9]+(?:\\.[0-9]+)?)([A-Za-z%/]+)");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*[a-z0-9]");
  private static final Pattern VALUE = Pattern.compile("(?<=: )[^\\s\\[\\]{},#][^\\[\\]{},#\\n]*");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "-0",
          "0.4",
          "1e-308",
          "1e308",
          "1e18",
          "1e9",
          "1e-9",
          "NaN",
          ".nan",
          ".inf",
          "-.inf",
          "Infinity",
          "99999999999999999999",
          "2147483648",
          "9223372036854775808",
          "0x10",
          "1_000",
          "010",
          "1M",
          "100k",
          "1e-15",
          "4.9e-324",
          "1000000");

  private static final List<String> UNITS =
      List.of(
          "ns",
          "us",
          "ms",
          "s",
          "m",
          "h",
          "d",
          "%",
          "/s",
          "/min",
          "/h",
          "/d",
          "Ki",
          "Mi",
          "Gi",
          "Ti",
          "k",
          "M",
          "G",
          "",
          " entries",
          "µs",
          "/month",
          "Mi/s",
          "Gbit/s");

  private static final List<String> VALUES =
      List.of(
          "[]",
          "{}",
          "null",
          "true",
          "\"\"",
          "[a, b]",
          "{a: b}",
          "exp(0ms)",
          "exp(1d)",
          "pareto(min=1ms alpha=0.5)",
          "pareto(min=1ms alpha=1 max=1d)",
          "mix(0% 1ms 100% 2ms)",
          "zipf(n=2M s=0)",
          "uniform(2ms 1ms)",
          "uniform(0ms 0ms)",
          "lognormal(p50=1ms p99=1ms)",
          "hyperexp(mean=1ms cv=1)",
          "gamma(mean=1ms cv=100)",
          "normal(mean=0ms sd=1ms)",
          "weibull(shape=0.01 scale=1ms)",
          "0s",
          "100%",
          "0%");

  private Mutant() {}

  /**
   * The text of a mutant; the same for the same seed.
   *
   * @param library the folder of the library
   */
  public static String of(long seed, Path library) {
    Dice dice = new Dice(seed);
    String text = dice.chance(0.4) ? file(dice, library) : RandomScenario.of(seed);
    int edits = dice.chance(0.6) ? 1 : dice.between(2, 3);
    for (int i = 0; i < edits && !text.isEmpty(); i++) {
      text = edited(text, dice);
    }
    return text;
  }

  private static String file(Dice dice, Path library) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(library, "*.yaml")) {
      all.forEach(files::add);
      Collections.sort(files);
      return Files.readString(dice.one(files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String edited(String text, Dice dice) {
    return switch (dice.between(0, 13)) {
      case 0 -> characters(text, dice);
      case 1, 2 -> lines(text, dice);
      case 3, 4, 5 -> replaced(text, NUMBER, dice, any -> dice.one(NUMBERS));
      case 6, 7 -> replaced(text, QUANTITY, dice, any -> any.group(1) + dice.one(UNITS));
      case 8 -> replaced(text, VALUE, dice, any -> dice.one(VALUES));
      case 9 -> swapped(text, dice.chance(0.5) ? VALUE : NUMBER, dice);
      case 10, 11 -> renamed(text, dice);
      case 12 ->
          replaced(
              text,
              dice.chance(0.5) ? VALUE : WORD,
              dice,
              any -> dice.one("a", "é", "%", "9").repeat(dice.between(1, 5_000)));
      default -> replaced(text, NUMBER, dice, any -> scaled(any.group(), dice));
    };
  }

  private static String scaled(String number, Dice dice) {
    return String.valueOf((long) (Double.parseDouble(number) * dice.magnitude(1e-3, 1e6)));
  }

  private static String characters(String text, Dice dice) {
    StringBuilder edited = new StringBuilder(text);
    int at = dice.between(0, text.length() - 1);
    int to = Math.min(text.length(), at + dice.between(1, 12));
    switch (dice.between(0, 3)) {
      case 0 -> edited.delete(at, to);
      case 1 -> edited.insert(at, dice.one(HostileText.FRAGMENTS));
      case 2 -> edited.replace(at, to, dice.one(HostileText.FRAGMENTS));
      default -> edited.insert(dice.between(0, text.length() - 1), text.substring(at, to));
    }
    return edited.toString();
  }

  private static String lines(String text, Dice dice) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int at = dice.between(0, lines.size() - 1);
    int other = dice.between(0, lines.size() - 1);
    String line = lines.get(at);
    switch (dice.between(0, 4)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, line);
      case 2 -> Collections.swap(lines, at, other);
      case 3 -> lines.set(at, dice.chance(0.5) ? "  " + line : line.replaceFirst("^  ", ""));
      default -> lines.add(other, line);
    }
    return String.join("\n", lines);
  }

  private static String renamed(String text, Dice dice) {
    List<MatchResult> words = WORD.matcher(text).results().toList();
    if (words.isEmpty()) {
      return text;
    }
    String other = dice.chance(0.8) ? dice.one(words).group() : dice.one("nobody", "run", "name");
    return replaced(text, WORD, dice, any -> other);
  }

  /** What a match becomes. */
  private interface Replacement {
    String of(MatchResult match);
  }

  private static String replaced(String text, Pattern pattern, Dice dice, Replacement with) {
    List<MatchResult> found = pattern.matcher(text).results().toList();
    if (found.isEmpty()) {
      return text;
    }
    MatchResult match = dice.one(found);
    return text.substring(0, match.start()) + with.of(match) + text.substring(match.end());
  }

  private static String swapped(String text, Pattern pattern, Dice dice) {
    Matcher matcher = pattern.matcher(text);
    List<MatchResult> found = matcher.results().toList();
    if (found.size() < 2) {
      return text;
    }
    int first = dice.between(0, found.size() - 2);
    MatchResult a = found.get(first);
    MatchResult b = found.get(dice.between(first + 1, found.size() - 1));
    return text.substring(0, a.start())
        + b.group()
        + text.substring(a.end(), b.start())
        + a.group()
        + text.substring(b.end());
  }
}
