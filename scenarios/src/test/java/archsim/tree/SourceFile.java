package archsim.tree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A file of the source tree.
 *
 * @param name from the root of the repository, with slashes
 * @param lines as they stand
 * @param code the same lines without comments, strings and characters; of a file that is not Java,
 *     the lines themselves
 */
record SourceFile(String name, List<String> lines, List<String> code) {
  private static final Pattern TEXT_OR_COMMENT =
      Pattern.compile(
          "\"\"\"(?:\\\\.|[^\\\\])*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'"
              + "|//[^\n]*|/\\*[\\s\\S]*?\\*/");

  static SourceFile of(Path root, Path file) {
    String name = root.relativize(file).toString().replace('\\', '/');
    try {
      String text = Files.readString(file);
      return name.endsWith(".java")
          ? java(name, text)
          : new SourceFile(name, text.lines().toList(), text.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  static SourceFile java(String name, String text) {
    return new SourceFile(name, text.lines().toList(), withoutTexts(text).lines().toList());
  }

  private static String withoutTexts(String text) {
    return TEXT_OR_COMMENT
        .matcher(text)
        .replaceAll(match -> "\n".repeat(Math.max(0, (int) match.group().lines().count() - 1)));
  }

  boolean isUnder(String folder) {
    return name.startsWith(folder + "/");
  }

  /** The package, by the folder. */
  String packageName() {
    String path = name.substring(name.indexOf("/java/") + "/java/".length());
    return path.substring(0, path.lastIndexOf('/')).replace('/', '.');
  }

  /** The places in its code that match, as file, line and the line's text. */
  List<String> places(Pattern pattern) {
    return places(code, pattern);
  }

  /** The places that match, comments and strings included. */
  List<String> placesInText(Pattern pattern) {
    return places(lines, pattern);
  }

  private List<String> places(List<String> where, Pattern pattern) {
    List<String> places = new ArrayList<>();
    for (int i = 0; i < where.size(); i++) {
      if (pattern.matcher(where.get(i)).find()) {
        places.add("%s:%d: %s".formatted(name, i + 1, lines.get(i).strip()));
      }
    }
    return places;
  }
}
