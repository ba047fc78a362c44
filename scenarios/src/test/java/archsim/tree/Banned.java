package archsim.tree;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What would make a run more than a function of scenario, seed and version.
 *
 * @param except files and folders of sim-core and sim-components where it does no harm
 */
record Banned(Pattern what, List<String> except) {
  private static final Pattern FORMATTED =
      Pattern.compile(
          "((?:\"(?:\\\\.|[^\"\\\\\\n])*\"[\\s+()]*)+)\\.formatted\\("
              + "|\\b(?:printf|String\\.format)\\((?!\\s*Locale\\.)");
  private static final Pattern NUMBER = Pattern.compile("%[-+,.0-9]*[dfeg]");

  /** What formats numbers as the language of the machine has them. */
  static List<String> formats(SourceFile file) {
    return FORMATTED
        .matcher(String.join("\n", file.lines()))
        .results()
        .filter(found -> found.group(1) == null || NUMBER.matcher(found.group(1)).find())
        .map(found -> file.name() + ": " + found.group())
        .toList();
  }

  /** What sim-core and sim-components do without. */
  static final List<Banned> IN_A_RUN =
      List.of(
          // The last bit differs between CPUs and JDKs; StrictMath's does not.
          everywhere("\\bMath\\.(log|log10|log1p|exp|expm1|pow|cbrt|hypot)\\b"),
          everywhere("\\bMath\\.(a?sin|a?cos|a?tan|atan2|sinh|cosh|tanh)\\b"),
          everywhere("\\bimport static java\\.lang\\.Math\\."),
          // Chance that no seed decides.
          everywhere(
              "\\bMath\\.random\\b|\\bnew (Splittable|Secure)?Random\\(|\\bjava\\.util\\.\\w*Random\\b"),
          everywhere(
              "\\bThreadLocalRandom\\b|\\bRandomSource\\b|\\bUUID\\b|\\bidentityHashCode\\b"),
          // The clock of the machine.
          everywhere("\\b(currentTimeMillis|nanoTime|Thread\\.sleep)\\b"),
          everywhere("\\bjava\\.time\\.|\\bjava\\.util\\.(Date|Timer)\\b"),
          // Iterated in an order that differs from JVM to JVM; the exceptions look up, or sort.
          everywhere("\\bnew (Concurrent|Weak)?Hash(Map|Set)\\b"),
          everywhere("\\b(Map|Set)\\.(of|copyOf|ofEntries)\\([^)]"),
          everywhere("\\bCollectors\\.(toSet|toMap|groupingBy)\\b"),
          except("\\bnew IdentityHashMap\\b", "core/EventLoop.java", "measure/Ages.java"),
          // One run, one thread; replications are whole runs.
          // DSOL's constructor changes a map that all simulators share: EventLoop locks it.
          except(
              "\\bsynchronized\\b|\\bvolatile\\b|\\bnew Thread\\b",
              "core/experiment/",
              "core/EventLoop.java"),
          except("\\bjava\\.util\\.concurrent\\.", "core/experiment/"),
          everywhere("\\bparallelStream\\b|\\.parallel\\(\\)"),
          // What one run leaves to the next.
          everywhere("^\\s*((public|protected|private) )?static (?!final\\b|class\\b)[^(]*[;=]"),
          everywhere("\\bstatic final (Atomic|ThreadLocal|StringBuilder)"),
          everywhere("\\bstatic final .* = new (Array|Linked|Tree)"));

  private static Banned everywhere(String what) {
    return except(what);
  }

  private static Banned except(String what, String... places) {
    return new Banned(Pattern.compile(what), List.of(places));
  }

  /** The places where files do it. */
  List<String> places(Stream<SourceFile> files) {
    return files
        .filter(file -> except.stream().noneMatch(place -> file.name().contains("/" + place)))
        .flatMap(file -> file.places(what).stream())
        .toList();
  }
}
