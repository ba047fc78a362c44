package archsim.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The scenarios that come with the program. */
final class Examples {
  /** Their names, a line each: a jar does not list its folders. */
  static final String INDEX = "archsim/cli/examples.txt";

  private Examples() {}

  static List<String> names() {
    return resource(INDEX).lines().toList();
  }

  /** The text of one of them. */
  static String source(String name) {
    return resource("library/" + name + ".yaml");
  }

  private static String resource(String path) {
    try (InputStream stream = Examples.class.getClassLoader().getResourceAsStream(path)) {
      return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
