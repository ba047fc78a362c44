package archsim.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one run. It is written beside its place and moved there as a whole, so that there
 * is never a half-written run; one that was there before makes room.
 */
final class RunFolder {
  private static final String FORMAT = "\"archsim.run/";
  private static final int HEAD = 200;

  private final Path folder;

  /** Writes the files of a run. */
  @FunctionalInterface
  interface Writer {
    void writeTo(Path folder) throws IOException;
  }

  private RunFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * The place of a run.
   *
   * @throws IOException if something else is there, or nothing may be written
   */
  static RunFolder at(Path wanted) throws IOException {
    Path whole = wanted.toAbsolutePath().normalize();
    Path folder = Files.exists(whole) ? whole.toRealPath() : whole;
    requireOurs(folder, wanted);
    Path there = folder.getParent();
    while (there != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      there = there.getParent();
    }
    if (there == null) {
      throw new IOException(wanted + " is no folder of its own");
    }
    if (!Files.isDirectory(there)) {
      throw new IOException("cannot write " + wanted + ": " + there + " is not a folder");
    }
    if (!Files.isWritable(there)) {
      throw new AccessDeniedException(there.toString());
    }
    return new RunFolder(folder);
  }

  private static void requireOurs(Path folder, Path wanted) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException(wanted + " is a file, not a folder");
    }
    if (folder.equals(Path.of("").toRealPath())) {
      throw new IOException("the working folder cannot be replaced; name one inside it");
    }
    String other = other(folder);
    if (other != null) {
      throw new IOException(
          "%s is not replaced: it is not a run of archsim, it holds '%s'".formatted(wanted, other));
    }
  }

  /** Something in a folder that is not of a run, null where there is nothing. */
  private static @Nullable String other(Path folder) throws IOException {
    String any = null;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        any = name;
        if (!RunFiles.isOurs(name) || !Files.isRegularFile(file)) {
          return name;
        }
      }
    }
    return any == null || isResult(folder.resolve(RunFiles.RESULT)) ? null : any;
  }

  private static boolean isResult(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (var stream = Files.newInputStream(file)) {
      String head = new String(stream.readNBytes(HEAD), java.nio.charset.StandardCharsets.UTF_8);
      return head.contains(FORMAT);
    }
  }

  /** Writes all files, or none. */
  void write(Writer files) throws IOException {
    Path parent = folder.getParent();
    if (parent == null) {
      throw new IOException(folder + " is no folder of its own");
    }
    Files.createDirectories(parent);
    String name = "." + folder.getFileName() + "." + ProcessHandle.current().pid();
    Path part = parent.resolve(name + ".part");
    Path old = parent.resolve(name + ".old");
    delete(part);
    try {
      Files.createDirectory(part);
      files.writeTo(part);
      if (Files.exists(folder)) {
        delete(old);
        Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(part);
      if (Files.exists(folder)) {
        delete(old);
      } else if (Files.exists(old)) {
        Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  /** A run's folder holds files alone. */
  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
