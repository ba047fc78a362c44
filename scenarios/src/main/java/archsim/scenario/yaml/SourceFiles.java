package archsim.scenario.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads files and decodes them, within limits. */
final class SourceFiles {
  private final Diagnostics diagnostics;

  SourceFiles(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Why a file cannot be read, in words; null if it can. */
  static @Nullable String whyUnreadable(Path file) {
    if (Files.isDirectory(file)) {
      return "is a folder, not a file";
    }
    if (!Files.exists(file)) {
      return "does not exist";
    }
    return Files.isReadable(file) ? null : "may not be read";
  }

  /**
   * The bytes of a file, null after errors.
   *
   * @param code what it is when the file cannot be read, and where that is to be said
   */
  byte @Nullable [] read(Path file, String name, Code code, Place place) {
    String why = whyUnreadable(file);
    if (why == null) {
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(YamlComposer.LARGEST_FILE + 1);
        if (bytes.length <= YamlComposer.LARGEST_FILE) {
          return bytes;
        }
        diagnostics.add(
            Diagnostic.of(
                Code.FILE_TOO_LARGE,
                place,
                Printable.shortened(name, 200) + " is larger than 4 MiB, the most there may be"));
        return null;
      } catch (NoSuchFileException gone) {
        why = "does not exist";
      } catch (AccessDeniedException denied) {
        why = "may not be read";
      } catch (IOException problem) {
        why = "cannot be read: " + problem.getMessage();
      }
    }
    diagnostics.add(Diagnostic.of(code, place, Printable.shortened(name, 200) + " " + why));
    return null;
  }

  /** The text of some bytes, null where they are not text that YAML allows. */
  @Nullable Source decode(String name, byte[] bytes) {
    if (bytes.length > YamlComposer.LARGEST_FILE) {
      diagnostics.add(
          Diagnostic.of(Code.FILE_TOO_LARGE, Place.whole(name), "the text is larger than 4 MiB"));
      return null;
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer characters = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), characters, true);
    String text = characters.flip().toString();
    Source source = new Source(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
    diagnostics.addSource(source);
    try {
      if (result.isError()) {
        result.throwException();
      }
    } catch (CharacterCodingException malformed) {
      diagnostics.add(notUtf8(source, bytes));
      return null;
    }
    return isPrintable(source) ? source : null;
  }

  private static Diagnostic notUtf8(Source source, byte[] bytes) {
    boolean isUtf16 = bytes.length > 1 && (bytes[0] & 0xFF) >= 0xFE && (bytes[1] & 0xFF) >= 0xFE;
    return Diagnostic.of(
            Code.NOT_UTF8,
            source.placeAt(source.text().length()),
            isUtf16
                ? "the file is UTF-16, a scenario is UTF-8 text"
                : "the file is not UTF-8 text from here on")
        .labelled("save it as UTF-8");
  }

  private boolean isPrintable(Source source) {
    String text = source.text();
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (!StreamReader.isPrintable(c)) {
        diagnostics.add(
            Diagnostic.of(
                Code.CONTROL_CHARACTER,
                source.placeAt(i),
                String.format(Locale.ROOT, "character U+%04X is not allowed in YAML", c)));
        return false;
      }
    }
    return true;
  }
}
