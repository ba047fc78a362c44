package archsim.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents are short and found; {@link SourceTreeTest} demands that what they name is there. */
class DocumentsTest {
  private static final SourceTree TREE = new SourceTree();
  private static final NamedInDocuments NAMED = new NamedInDocuments(TREE);
  private static final int MOST_LINES = 150;
  private static final int MOST_LINES_OF_DESIGN = 100;

  @Test
  void theirLinksLeadSomewhere() {
    Stream<SourceFile> documents =
        Stream.concat(
            TREE.files().filter(file -> file.name().equals("README.md")), pages("docs/decisions"));

    assertThat(documents.flatMap(file -> NAMED.missingLinks(file).stream())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`NoSuchType`",
        "`@NoSuchType` of `Edge`",
        "`Edge.noSuchMember()`",
        "`archsim.nowhere`",
        "archsim.core.NoSuchType in a command",
        "`sim-core/src/Nowhere.java`",
        "`scenarios/nowhere`",
        "`Nowhere.java`",
        "    a drawing: Edge ──► NoSuchType",
        "[a page](docs/design/nowhere.md)"
      })
  void aNameOfNothingIsFound(String text) {
    assertThat(NAMED.missing(document("# Title", text))).singleElement().asString().contains(":2:");
  }

  @Test
  void whatIsThereIsNotReported() {
    SourceFile document =
        document(
            "`Edge.open`, `Map.of`, `Workload.Spec`, `Outcome.OK`, `REJECTED`, `GET /home`, `-DNo`",
            "`archsim.core`, `archsim.run/1`, `archsim.components.<kind>`, `1/iops`, `result.json`",
            "    ./archsim run GET Iterations ──► ModelSnapshot",
            "`scenarios/target/archsim.jar`, `mvn verify -Pproof`",
            "`scenarios/run.options`, `hello.yaml`, `sim-core/`, [README](README.md#more)",
            "`sim-components/src/main/java/archsim/components/<kind>/<Unheard>.java`");

    assertThat(NAMED.missing(document)).isEmpty();
  }

  @Test
  void aPageIsReadAtOnce() {
    assertThat(pages("docs/design"))
        .isNotEmpty()
        .allSatisfy(page -> assertThat(page.lines()).hasSizeLessThanOrEqualTo(MOST_LINES));
    assertThat(design().lines()).hasSizeLessThanOrEqualTo(MOST_LINES_OF_DESIGN);
  }

  @Test
  void theIndexListsEveryPage() {
    String index = String.join("\n", design().lines());

    assertThat(pages("docs/design").map(SourceFile::name))
        .allSatisfy(name -> assertThat(index).contains("](" + name + ")"));
  }

  private static SourceFile design() {
    return TREE.files().filter(file -> file.name().equals("DESIGN.md")).findFirst().orElseThrow();
  }

  private static Stream<SourceFile> pages(String folder) {
    return TREE.files().filter(file -> file.isUnder(folder) && file.name().endsWith(".md"));
  }

  private static SourceFile document(String... lines) {
    return new SourceFile("SAMPLE.md", List.of(lines), List.of(lines));
  }
}
