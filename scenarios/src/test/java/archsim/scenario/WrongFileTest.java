package archsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.scenario.yaml.Code;
import archsim.scenario.yaml.Document;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be read, are no text, or include what they must not. */
class WrongFileTest {
  private static final ScenarioReader READER = new ScenarioReader(SampleLanguage.language());

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    return Files.writeString(file, text);
  }

  private static void assertInvalid(Path file, Code code, int line, int column, String words) {
    ReadResult result = READER.read(file, Document.Options.NONE);
    assertThat(result.kind()).isEqualTo(ReadResult.Kind.INVALID);
    assertThat(result.diagnostics().get(0).code()).as(result.text()).isEqualTo(code);
    assertThat(result.diagnostics().get(0).place().line()).isEqualTo(line);
    assertThat(result.diagnostics().get(0).place().column()).isEqualTo(column);
    assertThat(result.text()).contains(words);
  }

  @Test
  void missingFilesAndFoldersAreUnreadable() {
    ReadResult missing = READER.read(folder.resolve("none.yaml"), Document.Options.NONE);
    assertThat(missing.kind()).isEqualTo(ReadResult.Kind.UNREADABLE);
    assertThat(missing.text()).startsWith("error[E001]: ").contains("none.yaml does not exist");

    ReadResult directory = READER.read(folder, Document.Options.NONE);
    assertThat(directory.kind()).isEqualTo(ReadResult.Kind.UNREADABLE);
    assertThat(directory.text()).contains("is a folder, not a file");
  }

  @Test
  void hugeFilesAreNotRead() throws IOException {
    Path huge = folder.resolve("huge.yaml");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(50L << 20);
    }

    assertInvalid(huge, Code.FILE_TOO_LARGE, 0, 0, "is larger than 4 MiB");
  }

  @Test
  void otherEncodingsAreRefused() throws IOException {
    Path latin = folder.resolve("latin.yaml");
    Files.write(latin, new byte[] {'a', ':', ' ', 'b', '\n', 'c', ':', ' ', (byte) 0xE9, 'e'});
    assertInvalid(latin, Code.NOT_UTF8, 2, 4, "not UTF-8 text from here on");

    Path wide = folder.resolve("wide.yaml");
    Files.write(wide, new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0});
    assertInvalid(wide, Code.NOT_UTF8, 1, 1, "UTF-16");

    Path cut = folder.resolve("cut.yaml");
    Files.write(cut, new byte[] {'a', ':', ' ', (byte) 0xC3});
    assertInvalid(cut, Code.NOT_UTF8, 1, 4, "not UTF-8");
  }

  @Test
  void includesStayInsideTheirFolder() throws IOException {
    file("secret.yaml", "name: secret");
    assertInvalid(
        file("in/up.yaml", "name: t\ninclude: [../secret.yaml]"), Code.INCLUDE, 2, 11, "outside");
    assertInvalid(
        file("in/abs.yaml", "name: t\ninclude: [/etc/hostname]"), Code.INCLUDE, 2, 11, "outside");
    Files.createSymbolicLink(folder.resolve("in/link.yaml"), folder.resolve("secret.yaml"));
    assertInvalid(
        file("in/symlink.yaml", "name: t\ninclude: [link.yaml]"), Code.INCLUDE, 2, 11, "outside");
    assertInvalid(
        file("in/none.yaml", "name: t\ntopology: none"), Code.INCLUDE, 2, 11, "does not exist");
    assertInvalid(
        file("in/nul.yaml", "name: t\ninclude: [\"a\\0b\"]"),
        Code.INCLUDE,
        2,
        11,
        "cannot be read");
  }

  @Test
  void includesDoNotTurnInCircles() throws IOException {
    file("b.yaml", "include: [a.yaml]");
    Path a = file("a.yaml", "name: t\ninclude: [b.yaml]");

    ReadResult result = READER.read(a, Document.Options.NONE);
    assertThat(result.diagnostics().get(0).code()).isEqualTo(Code.INCLUDE);
    assertThat(result.text()).contains("files include each other: ").contains("b.yaml:1:11");
  }

  @Test
  void includesThatMultiplyAreLimited() throws IOException {
    for (int i = 0; i < 10; i++) {
      String next = "l" + (i + 1) + ".yaml";
      file("l" + i + ".yaml", "name: t\ninclude: [%s, %s]".formatted(next, next));
    }
    file("l10.yaml", "name: t");

    assertThat(READER.read(folder.resolve("l0.yaml"), Document.Options.NONE).text())
        .contains("more than 64 files");
  }

  @Test
  void mistakesInIncludedFilesAreShownThere() throws IOException {
    file("part.yaml", "services:\n  s: {thread: 1, endpoints: {}}\n");
    Path main = file("main.yaml", "name: t\ninclude: [part.yaml]\n");

    assertThat(READER.read(main, Document.Options.NONE).text())
        .contains(
            "part.yaml:2:7\n   |\n 2 |   s: {thread: 1, endpoints: {}}\n   |       ^^^^^^ did");
  }
}
