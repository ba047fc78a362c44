package archsim.tree;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what documents name and the source tree does not have. */
final class NamedInDocuments {
  private static final Pattern DECLARED =
      Pattern.compile("\\b(?:class|record|interface|enum)\\s+([A-Z]\\w*)");

  private static final Pattern IN_BACKQUOTES = Pattern.compile("`([^`]+)`");

  /** Options of commands, and what is to be filled in: the {@code <kind>} of a path. */
  private static final Pattern NO_NAME = Pattern.compile("<[^>]*>|(?<!\\S)-\\S+");

  /** With a small letter, so that constants are none. */
  private static final Pattern TYPE =
      Pattern.compile("(?<![\\w.$])([A-Z]\\w*[a-z]\\w*)(?:\\.(\\w+))?");

  /** A type in a drawing or a command: with two capitals, as other words have one. */
  private static final Pattern DRAWN =
      Pattern.compile("(?m)(?<=^ {4}.{0,200})(?<![\\w.$-])([A-Z][a-z]+[A-Z]\\w*)(?:\\.(\\w+))?");

  private static final Pattern PACKAGE =
      Pattern.compile("(?<![\\w./-])archsim((?:\\.[a-z]\\w*)+)(?:\\.([A-Z]\\w*))?(?![\\w/])");

  private static final Pattern PATH = Pattern.compile("(\\.?\\w[\\w.-]*)((?:/[\\w.-]+)*)/?");
  private static final Pattern FILE = Pattern.compile(".*\\.(java|md|ya?ml|xml|csv|options|sh)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  private final SourceTree tree;

  /** The text of the files that declare a type, by the name of the type. */
  private final Map<String, String> types = new TreeMap<>();

  NamedInDocuments(SourceTree tree) {
    this.tree = tree;
    tree.files().filter(file -> file.name().endsWith(".java")).forEach(this::add);
  }

  private void add(SourceFile file) {
    String text = String.join("\n", file.code());
    Matcher declared = DECLARED.matcher(text);
    while (declared.find()) {
      types.merge(declared.group(1), text, String::concat);
    }
  }

  /** Types, their members, packages, files and links that lead nowhere, each with its place. */
  List<String> missing(SourceFile document) {
    List<String> missing = new ArrayList<>(missingLinks(document));
    String text = String.join("\n", document.lines());
    IN_BACKQUOTES
        .matcher(text)
        .results()
        .filter(each -> !isThere(each.group(1)))
        .forEach(each -> missing.add(place(document, text, each)));
    DRAWN
        .matcher(text)
        .results()
        .filter(each -> !hasType(each))
        .forEach(each -> missing.add(place(document, text, each)));
    PACKAGE
        .matcher(text)
        .results()
        .filter(each -> !hasPackage(each))
        .forEach(each -> missing.add(place(document, text, each)));
    return missing;
  }

  List<String> missingLinks(SourceFile document) {
    Path folder = Path.of(document.name()).resolveSibling("");
    String text = String.join("\n", document.lines());
    return LINK.matcher(text)
        .results()
        .filter(each -> !tree.has(folder.resolve(each.group(1)).normalize().toString()))
        .map(each -> place(document, text, each))
        .toList();
  }

  private static String place(SourceFile document, String text, MatchResult found) {
    long line = 1 + text.substring(0, found.start()).chars().filter(each -> each == '\n').count();
    return "%s:%d: %s".formatted(document.name(), line, found.group());
  }

  private boolean isThere(String quoted) {
    Matcher path = PATH.matcher(quoted);
    if (path.matches()) {
      boolean isFile = FILE.matcher(quoted).matches();
      boolean isInFolder = !path.group(2).isEmpty() && tree.has(path.group(1));
      if (isFile || isInFolder) {
        return tree.has(quoted)
            || quoted.contains("/target/")
            || (path.group(2).isEmpty() && isNameOfFile(quoted));
      }
    }
    return TYPE.matcher(NO_NAME.matcher(quoted).replaceAll("")).results().allMatch(this::hasType);
  }

  private boolean isNameOfFile(String name) {
    return tree.files().anyMatch(file -> file.name().endsWith("/" + name));
  }

  private boolean hasType(MatchResult name) {
    String text = types.get(name.group(1));
    return text == null
        ? isOfJava(name.group(1))
        : name.group(2) == null
            || Pattern.compile("\\b" + name.group(2) + "\\b").matcher(text).find();
  }

  private static boolean isOfJava(String type) {
    return Stream.of("java.lang.", "java.util.")
        .anyMatch(
            prefix -> {
              try {
                Class.forName(prefix + type);
                return true;
              } catch (ClassNotFoundException e) {
                return false;
              }
            });
  }

  private boolean hasPackage(MatchResult name) {
    String folder = "/java/archsim" + name.group(1).replace('.', '/') + "/";
    String file = name.group(2) == null ? "" : name.group(2) + ".java";
    return tree.files().anyMatch(each -> each.name().contains(folder + file));
  }
}
