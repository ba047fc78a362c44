package archsim.core.random;

import archsim.core.InvalidSpecException;
import archsim.core.Require;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A text file beside a scenario, which may be compressed by gzip when its name ends so. */
final class ScenarioFile {
  private static final int MOST_BYTES = 32 << 20;

  private ScenarioFile() {}

  /**
   * Reads a file; it must lie inside the folder, and neither it nor what it unpacks to is larger
   * than 32 MiB.
   */
  static String text(@Nullable Path folder, String name) {
    if (folder == null) {
      throw new InvalidSpecException(
          "the file '%s' cannot be read here".formatted(Call.shortened(name)));
    }
    try {
      Path file = inside(folder, name);
      Require.that(
          Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES,
          "'%s' must be a file of at most %d MiB",
          name,
          MOST_BYTES >> 20);
      byte[] bytes = Files.readAllBytes(file);
      return new String(
          name.endsWith(".gz") ? unpacked(name, bytes) : bytes, StandardCharsets.UTF_8);
    } catch (IOException | InvalidPathException e) {
      throw new InvalidSpecException(
          "the file '%s' cannot be read: there is no such file in the folder of the scenario"
              .formatted(Call.shortened(name)));
    }
  }

  private static Path inside(Path folder, String name) throws IOException {
    Path base = folder.toRealPath();
    Path file = base.resolve(name).normalize();
    Require.that(
        file.startsWith(base),
        "'%s' lies outside of the folder of the scenario",
        Call.shortened(name));
    Path real = file.toRealPath(); // a link may lead outside
    Require.that(
        real.startsWith(base),
        "'%s' leads outside of the folder of the scenario",
        Call.shortened(name));
    return real;
  }

  private static byte[] unpacked(String name, byte[] packed) {
    byte[] bytes;
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      throw new InvalidSpecException(
          "'%s' is not compressed by gzip, or is damaged".formatted(Call.shortened(name)));
    }
    Require.that(
        bytes.length <= MOST_BYTES,
        "'%s' must unpack to at most %d MiB",
        Call.shortened(name),
        MOST_BYTES >> 20);
    return bytes;
  }
}
