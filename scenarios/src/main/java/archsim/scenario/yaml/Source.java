package archsim.scenario.yaml;

import java.util.ArrayList;
import java.util.List;

/** A text that was read, by the name that messages give it. */
public final class Source {
  private final String name;
  private final String text;
  private final List<String> lines;
  private int decodedLine;
  private int[] decoded = {};

  public Source(String name, String text) {
    this.name = name;
    this.text = text;
    this.lines = linesOf(text);
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  /** A line without its end, empty where there is none; lines count from 1. */
  public String line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }

  /** The characters (code points) of a line; kept for the next one who asks for the same. */
  int[] characters(int number) {
    if (number != decodedLine) {
      decoded = line(number).codePoints().toArray();
      decodedLine = number;
    }
    return decoded;
  }

  /** The place of the character at an index into the text. */
  Place placeAt(int index) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < index; i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
        line++;
        start = i + 1;
      }
    }
    return new Place(name, line, text.codePointCount(start, index) + 1, 1);
  }

  private static List<String> linesOf(String text) {
    List<String> lines = new ArrayList<>();
    text.lines().forEach(lines::add);
    return lines;
  }
}
