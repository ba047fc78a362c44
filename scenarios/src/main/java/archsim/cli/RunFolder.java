package archsim.cli;

import archsim.scenario.yaml.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
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
  private static final long LEAST_ROOM = 1 << 20;

  // What file systems take, less what is added to the names of folders under way and of files.
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_PATH = 3800;

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
    requireShort(whole, wanted);
    if (Files.isSymbolicLink(whole) && !Files.exists(whole)) {
      throw new IOException(
          "cannot write %s: it is a link to %s, which does not exist"
              .formatted(wanted, Files.readSymbolicLink(whole)));
    }
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
    long room = Files.getFileStore(there).getUsableSpace();
    if (room < LEAST_ROOM) {
      throw new IOException("cannot write %s: no space left on the disk".formatted(wanted));
    }
    return new RunFolder(folder);
  }

  /** Names that file systems refuse are better known before a simulation than after it. */
  private static void requireShort(Path whole, Path wanted) throws IOException {
    for (Path name : whole) {
      if (bytes(name) > LONGEST_NAME) {
        throw new IOException(
            "cannot write %s: its name has more than %s bytes"
                .formatted(Printable.shortened(wanted.toString(), 80), LONGEST_NAME));
      }
    }
    if (bytes(whole) > LONGEST_PATH) {
      throw new IOException(
          "cannot write %s: the path has more than %s bytes"
              .formatted(Printable.shortened(wanted.toString(), 80), LONGEST_PATH));
    }
  }

  private static int bytes(Path path) {
    return path.toString().getBytes(StandardCharsets.UTF_8).length;
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
      String head = new String(stream.readNBytes(HEAD), StandardCharsets.UTF_8);
      return head.contains(FORMAT);
    }
  }

  /** Clears away what a run that was killed left beside a place. */
  static void tidy(Path wanted) throws IOException {
    Path parent = wanted.toAbsolutePath().normalize().getParent();
    if (parent != null && Files.isDirectory(parent)) {
      Leftovers.clear(parent);
    }
  }

  /** Writes all files, or none. */
  void write(Writer files) throws IOException {
    Path parent = folder.getParent();
    if (parent == null) {
      throw new IOException(folder + " is no folder of its own");
    }
    Files.createDirectories(parent);
    try (Leftovers beside = Leftovers.beside(folder)) {
      Path part = beside.part();
      Path old = beside.old();
      try {
        Files.createDirectory(part);
        files.writeTo(part);
        if (Files.exists(folder)) {
          Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileSystemException failed) {
        throw named(failed, part);
      } finally {
        delete(part);
        if (Files.exists(folder)) {
          delete(old);
        } else if (Files.exists(old)) {
          Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    }
  }

  /** By the name that the file would have had, not by that of the folder it is written in. */
  private IOException named(FileSystemException failed, Path part) {
    Path file = Path.of(String.valueOf(failed.getFile()));
    Path meant = file.startsWith(part) ? folder.resolve(part.relativize(file)) : folder;
    return new FileSystemException(meant.toString(), null, failed.getReason());
  }

  /** Whether a folder holds nothing but files of runs. */
  static boolean isOfRuns(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!RunFiles.isOurs(String.valueOf(file.getFileName())) || !Files.isRegularFile(file)) {
          return false;
        }
      }
    }
    return true;
  }

  /** A run's folder holds files alone. */
  static void delete(Path folder) throws IOException {
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
