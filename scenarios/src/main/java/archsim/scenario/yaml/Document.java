package archsim.scenario.yaml;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A scenario before it is bound: included files merged, values overridden, parameters filled in.
 *
 * @param tree null where nothing could be read
 * @param source the text of the file as read, empty where it could not be
 * @param sha256 of the bytes of the file, followed by those of the files it includes
 * @param params the value of each parameter
 * @param sets what {@code --set} changed, by path
 * @param folder where files that the scenario names lie, null for a text that is no file
 */
public record Document(
    Node.@Nullable Fields tree,
    String source,
    String sha256,
    Map<String, String> params,
    Map<String, String> sets,
    @Nullable Path folder) {

  /**
   * What the command line says besides the file.
   *
   * @param params by name
   * @param sets {@code path=value}, later ones over earlier ones
   * @param settings options that have a name of their own, over all sets
   * @param environment the environment variables
   */
  public record Options(
      Map<String, String> params,
      List<String> sets,
      List<Setting> settings,
      Function<String, @Nullable String> environment) {
    /** Nothing besides the file and the environment of the process. */
    public static final Options NONE = new Options(Map.of(), List.of(), System::getenv);

    public Options(
        Map<String, String> params,
        List<String> sets,
        Function<String, @Nullable String> environment) {
      this(params, sets, List.of(), environment);
    }
  }

  /**
   * An option of the command line that stands for one value of a scenario.
   *
   * @param option how messages name it: {@code --seed}
   * @param path what it sets, or the list that it adds to
   * @param text the value
   * @param adds whether it adds an entry to a list, its text as it is
   */
  public record Setting(String option, String path, String text, boolean adds) {}

  /**
   * Reads a file.
   *
   * @param closed the sections of which {@code --set} changes components and adds none
   */
  public static Document read(
      Path file, Options options, Set<String> closed, Diagnostics diagnostics) {
    Includes includes = new Includes(diagnostics);
    Node.Fields tree = includes.readFile(file);
    Path folder = file.toAbsolutePath().getParent();
    return complete(
        tree, includes.bytes(), folder, options, new Overrides(closed, diagnostics), diagnostics);
  }

  /** Reads a text that is not a file. */
  public static Document readText(
      String name, byte[] text, Options options, Set<String> closed, Diagnostics diagnostics) {
    Includes includes = new Includes(diagnostics);
    Node.Fields tree = includes.readText(name, text);
    return complete(
        tree, includes.bytes(), null, options, new Overrides(closed, diagnostics), diagnostics);
  }

  private static Document complete(
      Node.@Nullable Fields merged,
      List<byte[]> bytes,
      @Nullable Path folder,
      Options options,
      Overrides overrides,
      Diagnostics diagnostics) {
    String text = bytes.isEmpty() ? "" : new String(bytes.get(0), StandardCharsets.UTF_8);
    if (merged == null) {
      return new Document(null, text, sha256(bytes), Map.of(), Map.of(), folder);
    }
    Node.Fields tree = merged;
    for (String setting : options.sets()) {
      tree = overrides.apply(tree, setting);
    }
    for (Setting setting : options.settings()) {
      tree =
          setting.adds()
              ? overrides.add(tree, setting)
              : overrides.apply(tree, setting.option(), setting.path(), setting.text());
    }
    Parameters parameters = new Parameters(diagnostics, options.environment());
    parameters.declare(tree.get("params"), options.params());
    Node.Fields filled = (Node.Fields) parameters.fill(withoutExtras(tree));
    if (parameters.overflowed()) {
      diagnostics.add(
          Diagnostic.of(
              Code.TOO_MANY_VALUES, tree.place(), "parameters fill in more than 4 MiB of text"));
    }
    return new Document(
        filled, text, sha256(bytes), parameters.values(), overrides.applied(), folder);
  }

  /** Leaves out the parameters and the keys that are the author's own. */
  private static Node.Fields withoutExtras(Node.Fields tree) {
    List<String> extras = new ArrayList<>(List.of("params"));
    tree.fields().keySet().stream().filter(key -> key.startsWith("x-")).forEach(extras::add);
    return tree.without(extras);
  }

  private static String sha256(List<byte[]> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      parts.forEach(digest::update);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}
