package archsim.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which package imports which, and where. */
final class PackageGraph {
  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?(archsim(?:\\.[a-z]\\w*)*)\\.[A-Z*].*");

  /** By importing package, then by imported package: the first place. */
  private final SortedMap<String, SortedMap<String, String>> imports = new TreeMap<>();

  PackageGraph(Stream<SourceFile> files) {
    files.forEach(this::add);
  }

  private void add(SourceFile file) {
    SortedMap<String, String> targets =
        imports.computeIfAbsent(file.packageName(), from -> new TreeMap<>());
    for (int i = 0; i < file.code().size(); i++) {
      Matcher matcher = IMPORT.matcher(file.code().get(i));
      if (matcher.matches() && !matcher.group(1).equals(file.packageName())) {
        targets.putIfAbsent(
            matcher.group(1), "%s:%d imports %s".formatted(file.name(), i + 1, matcher.group(1)));
      }
    }
  }

  /** The imports that close one cycle, in order; empty where there is none. */
  List<String> cycle() {
    Set<String> done = new HashSet<>();
    for (String start : imports.keySet()) {
      List<String> cycle = cycleFrom(start, new ArrayDeque<>(), done);
      if (cycle != null) {
        return cycle;
      }
    }
    return List.of();
  }

  private @Nullable List<String> cycleFrom(String from, Deque<String> path, Set<String> done) {
    if (path.contains(from)) {
      List<String> names = new ArrayList<>(path);
      names = names.subList(names.indexOf(from), names.size());
      return places(names);
    }
    if (!done.contains(from)) {
      path.addLast(from);
      for (String to : targets(from).keySet()) {
        List<String> cycle = cycleFrom(to, path, done);
        if (cycle != null) {
          return cycle;
        }
      }
      path.removeLast();
      done.add(from);
    }
    return null;
  }

  private List<String> places(List<String> cycle) {
    List<String> places = new ArrayList<>();
    for (int i = 0; i < cycle.size(); i++) {
      String to = cycle.get((i + 1) % cycle.size());
      places.add(String.valueOf(targets(cycle.get(i)).get(to)));
    }
    return places;
  }

  private SortedMap<String, String> targets(String from) {
    return imports.getOrDefault(from, new TreeMap<>());
  }
}
