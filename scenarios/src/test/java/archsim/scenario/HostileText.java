package archsim.scenario;

import java.util.List;
import java.util.random.RandomGenerator;

/** Pieces of text that mean something to YAML, to the language, to a format or to a terminal. */
public final class HostileText {
  public static final List<String> FRAGMENTS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ": ",
          ",",
          "- ",
          "\n",
          "  ",
          "\t",
          "#",
          "&a ",
          "*a",
          "<<: ",
          "${",
          "${x}",
          "${env:A}",
          "!!int ",
          "!x ",
          "|",
          ">",
          "'",
          "\"",
          "%",
          "---\n",
          "...\n",
          "?",
          "null",
          "~",
          "-1",
          "0",
          "1e99",
          ".nan",
          ".inf",
          "99999999999999999999",
          "ms",
          "/s",
          "exp(",
          "x-",
          "include: [a]\n",
          "params: {x: 1}\n",
          "\u0000",
          "\u202e",
          "\ud83d\ude00",
          "services",
          "to",
          "endpoints",
          "compute",
          "call",
          "%s",
          "%d%n",
          ")",
          "mix(",
          "zipf(n=10 s=1)");

  private HostileText() {}

  static String any(RandomGenerator random) {
    return FRAGMENTS.get(random.nextInt(FRAGMENTS.size()));
  }
}
