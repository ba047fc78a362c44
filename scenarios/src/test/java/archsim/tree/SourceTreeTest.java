package archsim.tree;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.run.Version;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what DESIGN.md promises about the source tree; each violation names file and line. */
class SourceTreeTest {
  private static final SourceTree TREE = new SourceTree();
  private static final List<String> MODULES =
      List.of("sim-core", "sim-components", "reports", "scenarios");

  private static final int MOST_LINES = 300;

  /** Longer, each for one idea. */
  private static final List<String> LONG_FILES =
      List.of(
          "reports/src/test/java/archsim/reports/Results.java",
          "scenarios/src/test/java/archsim/scenario/WrongInputTest.java");

  /** The files in the largest knot of a package, where it has more than three. */
  private static final Map<String, Integer> KNOTS =
      Map.ofEntries(
          Map.entry("archsim.components.balancer", 15),
          Map.entry("archsim.components.database.server", 8),
          Map.entry("archsim.components.demand", 4),
          Map.entry("archsim.components.flow", 6),
          Map.entry("archsim.components.keys", 6),
          Map.entry("archsim.components.model", 11),
          Map.entry("archsim.components.partition", 5),
          Map.entry("archsim.components.queue", 14),
          Map.entry("archsim.components.resource", 8),
          Map.entry("archsim.components.service", 15),
          Map.entry("archsim.components.workload", 5),
          Map.entry("archsim.core", 8),
          Map.entry("archsim.core.random", 21),
          Map.entry("archsim.run", 7));

  @ParameterizedTest
  @CsvSource({
    "sim-core,       core",
    "sim-components, core|components",
    "reports,        core|reports"
  })
  void arrowsBetweenModulesPointToTheCore(String module, String allowed) {
    Pattern other = Pattern.compile("\\barchsim\\.(?!(" + allowed + ")\\b)[a-z]");

    assertThat(places(TREE.main(module), other)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "nl.tudelft.,                     sim-core/src/main/java/archsim/core",
    "org.djutils.,                    sim-core/src/main/java/archsim/core",
    "org.apache.commons.,             sim-core/src/main/java/archsim/core",
    "org.HdrHistogram.,               sim-core/src/main/java/archsim/core/statistics",
    "org.jfree.,                      reports/src/main/java/archsim/reports",
    "org.apache.batik.,               reports/src/main/java/archsim/reports",
    "gg.jte.,                         reports/src/main/java/archsim/reports",
    "com.fasterxml.jackson.,          scenarios/src/main/java/archsim/scenario",
    "org.snakeyaml.,                  scenarios/src/main/java/archsim/scenario",
    "picocli.,                        scenarios/src/main/java/archsim/cli"
  })
  void eachLibraryIsKnownToOnePlace(String library, String place) {
    Stream<SourceFile> elsewhere = main(MODULES).filter(file -> !file.isUnder(place));

    assertThat(places(elsewhere, Pattern.compile("\\b" + Pattern.quote(library)))).isEmpty();
  }

  @Test
  void packagesHaveNoCycle() {
    assertThat(new PackageGraph(main(MODULES)).cycle()).isEmpty();
  }

  /**
   * Of three files a reader can keep in mind how they need each other. What is larger stands here
   * and may only become smaller: a number that is too high is a mistake, too.
   */
  @Test
  void filesDoNotNeedEachOtherInLargeCircles() {
    assertThat(new FileKnots(main(MODULES)).largerThan(3)).isEqualTo(KNOTS);
  }

  @Test
  void aKnotIsFoundAndAChainIsNone() {
    var chain =
        Stream.of("A:B", "B:C", "C:D", "D:E")
            .map(each -> SourceFile.java(file(each), each.substring(2) + " next;"));
    var circle =
        Stream.of("A:B", "B:C", "C:D", "D:A")
            .map(each -> SourceFile.java(file(each), each.substring(2) + " next;"));

    assertThat(new FileKnots(chain).largerThan(0)).isEmpty();
    assertThat(new FileKnots(circle).largerThan(3)).containsExactly(Map.entry("archsim.core", 4));
  }

  private static String file(String each) {
    return "sim-core/src/main/java/archsim/core/%s.java".formatted(each.charAt(0));
  }

  /** What lies between a caller and a unit, such as a network, has one place. */
  @Test
  void onlyAnEdgeHandsRequestsToUnits() {
    assertThat(
            main(List.of("sim-components"))
                .flatMap(file -> file.places(Pattern.compile("\\.handle\\(")).stream()))
        .singleElement()
        .asString()
        .contains("/Edge.java");
  }

  @Test
  void aRunIsAFunctionOfScenarioSeedAndVersion() {
    assertThat(
            Banned.IN_A_RUN.stream()
                .flatMap(
                    banned -> banned.places(main(List.of("sim-core", "sim-components"))).stream()))
        .isEmpty();
  }

  /** A rule that finds nothing may be one that cannot find anything. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "double x = Math.log(u);",
        "double x = Math.tan(u);",
        "import static java.lang.Math.log;",
        "var random = new Random(1);",
        "int i = ThreadLocalRandom.current().nextInt();",
        "long start = System.nanoTime();",
        "import java.time.Instant;",
        "Map<String, Integer> byName = new HashMap<>();",
        "var names = Set.of(first, second);",
        "return stream.collect(Collectors.toSet());",
        "var seen = new IdentityHashMap<Request, Integer>();",
        "synchronized (this) {",
        "import java.util.concurrent.ExecutorService;",
        "return list.parallelStream();",
        "  private static int count;",
        "private static final AtomicLong IDS = new AtomicLong();",
        "static final List<String> SEEN = new ArrayList<>();"
      })
  void theBansFindWhatTheyAreAfter(String line) {
    var file = SourceFile.java("sim-core/src/main/java/archsim/core/Sample.java", line);

    assertThat(Banned.IN_A_RUN.stream().filter(banned -> !banned.places(Stream.of(file)).isEmpty()))
        .isNotEmpty();
  }

  @Test
  void commentsAndTextsAreNoCode() {
    var file =
        SourceFile.java(
            "sim-core/src/main/java/archsim/core/Sample.java",
            "/* Math.log */ String s = \"Math.log \\\" \" + '\"' // Math.log\n\nMath.log(1)");

    assertThat(file.places(Pattern.compile("Math\\.log")))
        .containsExactly("sim-core/src/main/java/archsim/core/Sample.java:3: Math.log(1)");
  }

  /** In some languages numbers have other digits. */
  @Test
  void numbersAreFormattedForNoLanguage() {
    assertThat(main(MODULES).flatMap(file -> Banned.formats(file).stream())).isEmpty();
    assertThat(
            Banned.formats(
                SourceFile.java(
                    "A.java", "a(\"%s\"\n + \" %,d\").formatted(1); printf(\"%d\", 1)")))
        .hasSize(2);
  }

  @Test
  void nothingIsLeftForLater() {
    // In two halves, so that this line is none of them.
    Pattern later = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    assertThat(TREE.files().flatMap(file -> file.placesInText(later).stream())).isEmpty();
  }

  /** Results and the command line would otherwise come to differ. */
  @Test
  void theVersionIsSaidInOnePlace() {
    Pattern version = Pattern.compile("\"" + Pattern.quote(Version.TEXT) + "\"");

    assertThat(main(MODULES).flatMap(file -> file.placesInText(version).stream())).hasSize(1);
  }

  /** Decisions may name what is gone, and README.md files of users. */
  @Test
  void whatDocumentsNameIsInTheTree() {
    Set<String> atTheRoot = Set.of("DESIGN.md", "CONTRIBUTING.md", "BENCHMARKS.md");
    NamedInDocuments named = new NamedInDocuments(TREE);

    assertThat(
            TREE.files()
                .filter(file -> atTheRoot.contains(file.name()) || file.isUnder("docs/design"))
                .flatMap(file -> named.missing(file).stream()))
        .isEmpty();
  }

  @Test
  void noBuildFileNamesAHostToLoadFrom() {
    Pattern host = Pattern.compile("https?://(?!maven\\.apache\\.org/|www\\.w3\\.org/)");
    Pattern repository =
        Pattern.compile("<(repository|pluginRepository|mirror|snapshotRepository)>");
    Stream<SourceFile> poms = TREE.files().filter(file -> file.name().endsWith("pom.xml"));

    assertThat(
            poms.flatMap(
                pom ->
                    Stream.concat(
                        pom.placesInText(host).stream(), pom.placesInText(repository).stream())))
        .isEmpty();
  }

  @Test
  void filesAreReadInOneSitting() {
    assertThat(
            TREE.files()
                .filter(file -> file.name().endsWith(".java") && !LONG_FILES.contains(file.name()))
                .filter(file -> file.lines().size() > MOST_LINES)
                .map(file -> file.name() + " has " + file.lines().size() + " lines"))
        .isEmpty();
  }

  /** In package-info, or in the only file there is. */
  @Test
  void packagesSayWhatTheyAreAndThatNothingInThemIsNull() {
    Map<String, Long> sizes =
        main(MODULES)
            .collect(Collectors.groupingBy(SourceFile::packageName, Collectors.counting()));
    List<String> described =
        main(MODULES)
            .filter(
                file ->
                    file.name().endsWith("/package-info.java")
                        || Objects.equals(sizes.get(file.packageName()), 1L))
            .filter(file -> file.code().contains("@NullMarked"))
            .map(SourceFile::packageName)
            .toList();

    assertThat(main(MODULES).map(SourceFile::packageName).distinct())
        .contains("archsim.core", "archsim.cli")
        .containsExactlyInAnyOrderElementsOf(described);
  }

  private static Stream<SourceFile> main(List<String> modules) {
    return modules.stream().flatMap(TREE::main);
  }

  private static List<String> places(Stream<SourceFile> files, Pattern pattern) {
    return files.flatMap(file -> file.places(pattern).stream()).toList();
  }
}
