package archsim.tree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the repository that people write. */
final class SourceTree {
  private static final Set<String> NOT_OURS = Set.of(".git", "target", "runs", ".archsim", ".idea");
  private static final Pattern WRITTEN =
      Pattern.compile(".*\\.(java|xml|jte|md|ya?ml|sh|config)|(.*/)?(archsim|run|NOTICE)");

  private final Path root;
  private final List<SourceFile> files = new ArrayList<>();

  SourceTree() {
    root = root();
    try {
      Files.walkFileTree(root, new Reader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("sim-core"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException(
            "not inside the source tree: " + Path.of("").toAbsolutePath());
      }
      folder = parent;
    }
    return folder;
  }

  Stream<SourceFile> files() {
    return files.stream();
  }

  /** The Java files of a module that go into the jar. */
  Stream<SourceFile> main(String module) {
    return files.stream().filter(file -> file.isUnder(module + "/src/main/java"));
  }

  /** Whether there is a file or folder of that name, whoever writes it. */
  boolean has(String name) {
    return Files.exists(root.resolve(name));
  }

  private final class Reader extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return NOT_OURS.contains(String.valueOf(folder.getFileName()))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (WRITTEN.matcher(root.relativize(file).toString().replace('\\', '/')).matches()
          && attributes.isRegularFile()) {
        files.add(SourceFile.of(root, file));
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
