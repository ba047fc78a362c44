package archsim.cli;

import archsim.scenario.yaml.Printable;

/** Words broken into lines of at most 80 characters. */
final class Paragraph {
  private Paragraph() {}

  /**
   * The lines, each with its end.
   *
   * @param first what the first line begins with; the others are indented by as much
   */
  static String of(String first, String words) {
    StringBuilder text = new StringBuilder(first);
    String indent = " ".repeat(first.length());
    int column = first.length();
    boolean begun = false;
    for (String word : Printable.escaped(words).split(" ", -1)) {
      if (begun && column + 1 + word.length() > TextTable.WIDTH) {
        text.append('\n').append(indent);
        column = indent.length();
        begun = false;
      }
      text.append(begun ? " " : "").append(word);
      column += word.length() + (begun ? 1 : 0);
      begun = true;
    }
    return text.append('\n').toString();
  }
}
