package archsim.scenario.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file with all that it includes, merged deeply: the file wins over what it includes, a
 * later include over an earlier one and over {@code topology:}; lists replace lists, null takes a
 * key away. A file may include only what lies in its own folder or below, links resolved.
 */
final class Includes {
  private static final int MOST_LEVELS = 16;
  private static final int MOST_FILES = 64;

  private final Diagnostics diagnostics;
  private final SourceFiles files;
  private final List<byte[]> read = new ArrayList<>();

  /** A file on the way from the root to the present one. */
  private record Step(Path real, String name) {}

  Includes(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.files = new SourceFiles(diagnostics);
  }

  /** The bytes of all files, in the order of reading. */
  List<byte[]> bytes() {
    return read;
  }

  /** The merged map of a file, null after errors that leave none. */
  Node.@Nullable Fields readFile(Path file) {
    String name = file.toString();
    byte[] bytes = files.read(file, name, Code.UNREADABLE, Place.whole(name));
    if (bytes == null) {
      return null;
    }
    return merged(name, bytes, file, List.of());
  }

  /** The merged map of a text that lies in no folder, so can include nothing. */
  Node.@Nullable Fields readText(String name, byte[] bytes) {
    return merged(name, bytes, null, List.of());
  }

  private Node.@Nullable Fields merged(
      String name, byte[] bytes, @Nullable Path file, List<Step> outer) {
    read.add(bytes);
    Source source = files.decode(name, bytes);
    Node node = source == null ? null : YamlComposer.compose(source, diagnostics);
    if (node == null) {
      return null;
    }
    if (!(node instanceof Node.Fields own)) {
      boolean isEmpty = node instanceof Node.Scalar scalar && scalar.isNull();
      diagnostics.add(
          Diagnostic.of(
              isEmpty ? Code.EMPTY : Code.SHAPE,
              node.place(),
              isEmpty
                  ? "there is nothing in the file"
                  : "a scenario is a map with keys such as 'name' and 'services', this is "
                      + node.noun()));
      return null;
    }
    List<Node.Scalar> wanted = new ArrayList<>();
    addFiles(wanted, "topology", own.get("topology"), false);
    addFiles(wanted, "include", own.get("include"), true);
    Node.Fields result = null;
    for (Node.Scalar include : wanted) {
      Node.Fields inner = include(include, name, file, outer);
      if (inner != null) {
        result = result == null ? inner : merge(result, inner);
      }
    }
    Node.Fields rest = own.without(List.of("topology", "include"));
    return result == null ? rest : merge(result, rest);
  }

  private void addFiles(
      List<Node.Scalar> wanted, String key, @Nullable Node node, boolean listAllowed) {
    if (node instanceof Node.Scalar scalar && !scalar.isNull()) {
      wanted.add(scalar);
    } else if (node instanceof Node.Items list && listAllowed) {
      list.items().forEach(item -> addFiles(wanted, key, item, false));
    } else if (node != null) {
      diagnostics.add(
          Diagnostic.of(
              Code.SHAPE,
              node.place(),
              "%s takes %s, this is %s"
                  .formatted(
                      key,
                      listAllowed ? "a list of files" : "the name of a file",
                      node instanceof Node.Scalar ? "empty" : node.noun())));
    }
  }

  private Node.@Nullable Fields include(
      Node.Scalar include, String name, @Nullable Path file, List<Step> outer) {
    Place place = include.place();
    String text = include.text();
    if (file == null) {
      return refuse(place, "a text that is not a file can include nothing");
    }
    if (read.size() >= MOST_FILES || outer.size() >= MOST_LEVELS) {
      return refuse(
          place,
          "more than %s files, or more than %s levels of include"
              .formatted(MOST_FILES, MOST_LEVELS));
    }
    try {
      Path folder = parentOf(file);
      Path target = folder.resolve(text).normalize();
      String shown = shownName(name, text);
      String why = SourceFiles.whyUnreadable(target);
      boolean outside = !target.startsWith(folder.normalize());
      if (!outside && why == null) {
        outside = !target.toRealPath().startsWith(folder.toRealPath());
      }
      if (outside) {
        return refuse(
            place,
            Printable.quoted(text) + " lies outside the folder of the file that includes it");
      }
      List<Step> chain = new ArrayList<>(outer);
      chain.add(new Step(file.toRealPath(), name));
      byte[] bytes = files.read(target, shown, Code.INCLUDE, place);
      if (bytes == null || isCycle(chain, target, shown, place)) {
        return null;
      }
      return merged(shown, bytes, target, chain);
    } catch (InvalidPathException | IOException problem) {
      return refuse(place, Printable.quoted(text) + " cannot be read");
    }
  }

  private boolean isCycle(List<Step> chain, Path target, String shown, Place place)
      throws IOException {
    for (int i = 0; i < chain.size(); i++) {
      if (Files.isSameFile(chain.get(i).real(), target)) {
        List<String> names = new ArrayList<>();
        chain.subList(i, chain.size()).forEach(step -> names.add(step.name()));
        names.add(shown);
        refuse(place, "files include each other: " + String.join(" -> ", names));
        return true;
      }
    }
    return false;
  }

  private static Path parentOf(Path file) throws IOException {
    Path parent = file.toAbsolutePath().normalize().getParent();
    if (parent == null) {
      throw new IOException("no folder");
    }
    return parent;
  }

  private static String shownName(String includer, String text) {
    Path parent = Path.of(includer).getParent();
    Path shown = parent == null ? Path.of(text) : parent.resolve(text);
    return shown.normalize().toString();
  }

  private Node.@Nullable Fields refuse(Place place, String message) {
    diagnostics.add(Diagnostic.of(Code.INCLUDE, place, message));
    return null;
  }

  /** Merges deeply: what is over wins, null there takes a key away. */
  static Node.Fields merge(Node.Fields under, Node.Fields over) {
    Map<String, Node.Field> fields = new LinkedHashMap<>(under.fields());
    over.fields()
        .forEach(
            (key, field) -> {
              Node before = under.get(key);
              if (field.value() instanceof Node.Scalar scalar && scalar.isNull()) {
                fields.remove(key);
              } else if (before instanceof Node.Fields a
                  && field.value() instanceof Node.Fields b) {
                fields.put(key, new Node.Field(field.keyPlace(), merge(a, b)));
              } else {
                fields.put(key, field);
              }
            });
    return new Node.Fields(over.place(), fields);
  }
}
