package archsim.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files of a package that need each other in a circle. A knot is a set of files of which each needs
 * every other one, directly or not; packages have no circles, so a knot lies within one.
 */
final class FileKnots {
  private static final Pattern WORD = Pattern.compile("\\b[A-Z]\\w*");

  /** By package, then by file: the other files of the package that it names. */
  private final SortedMap<String, Map<String, Set<String>>> uses = new TreeMap<>();

  FileKnots(Stream<SourceFile> files) {
    Map<String, List<SourceFile>> byPackage =
        files.collect(Collectors.groupingBy(SourceFile::packageName));
    byPackage.forEach(
        (name, each) -> {
          Set<String> types = each.stream().map(FileKnots::type).collect(Collectors.toSet());
          Map<String, Set<String>> graph = new LinkedHashMap<>();
          each.forEach(file -> graph.put(type(file), uses(file, types)));
          uses.put(name, graph);
        });
  }

  private static String type(SourceFile file) {
    return file.name().substring(file.name().lastIndexOf('/') + 1).replace(".java", "");
  }

  private static Set<String> uses(SourceFile file, Set<String> types) {
    return file.code().stream()
        .filter(line -> !line.startsWith("import "))
        .flatMap(line -> WORD.matcher(line).results().map(MatchResult::group))
        .filter(types::contains)
        .filter(word -> !word.equals(type(file)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The number of files in the largest knot of each package, where it has more than so many. */
  SortedMap<String, Integer> largerThan(int few) {
    SortedMap<String, Integer> largest = new TreeMap<>();
    uses.forEach(
        (name, graph) -> {
          int size = largest(graph);
          if (size > few) {
            largest.put(name, size);
          }
        });
    return largest;
  }

  private static int largest(Map<String, Set<String>> graph) {
    Map<String, Set<String>> reached = new LinkedHashMap<>();
    graph.keySet().forEach(file -> reached.put(file, reach(graph, file)));
    int most = 0;
    for (String file : graph.keySet()) {
      Set<String> mutual = new HashSet<>(reached.getOrDefault(file, Set.of()));
      mutual.removeIf(other -> !reached.getOrDefault(other, Set.of()).contains(file));
      most = Math.max(most, mutual.size());
    }
    return most;
  }

  /** All that a file needs, directly or not; itself where it is needed in turn. */
  private static Set<String> reach(Map<String, Set<String>> graph, String from) {
    Set<String> reached = new HashSet<>();
    Deque<String> next = new ArrayDeque<>(graph.getOrDefault(from, Set.of()));
    while (!next.isEmpty()) {
      String file = next.pop();
      if (reached.add(file)) {
        next.addAll(graph.getOrDefault(file, Set.of()));
      }
    }
    return reached;
  }
}
