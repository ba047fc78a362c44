package archsim.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a run writes beside its folder until it is complete: {@code .NAME.NUMBER.part}, the folder
 * that is being written, {@code .NAME.NUMBER.old}, the one that makes room for it, and {@code
 * .NAME.NUMBER.lock}, a file that the process holds locked. The lock goes with its process, however
 * that ends; so what nobody holds was left behind.
 */
final class Leftovers implements AutoCloseable {
  private static final Pattern NAMES = Pattern.compile("\\.(.+)\\.(\\d+)\\.(part|old|lock)");
  private static final String LOCK = ".lock";

  private final Path lock;
  private final FileChannel channel;

  private Leftovers(Path lock, FileChannel channel) {
    this.lock = lock;
    this.channel = channel;
  }

  /** Takes a number of its own beside a folder, for as long as it is open. */
  static Leftovers beside(Path folder) throws IOException {
    Path parent = Objects.requireNonNull(folder.getParent());
    while (true) {
      Path lock = Files.createTempFile(parent, "." + folder.getFileName() + ".", LOCK);
      FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
      hold(channel);
      // Who cleared up between the two lines took it for one that was left behind.
      if (Files.exists(lock)) {
        return new Leftovers(lock, channel);
      }
      channel.close();
    }
  }

  private static boolean hold(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (IOException | OverlappingFileLockException notHere) {
      return false; // a file system without locks: then nothing is taken for left behind
    }
  }

  Path part() {
    return with(".part");
  }

  Path old() {
    return with(".old");
  }

  private Path with(String ending) {
    String name = String.valueOf(lock.getFileName());
    return lock.resolveSibling(name.substring(0, name.length() - LOCK.length()) + ending);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(lock);
  }

  /**
   * Clears a folder of what no process holds: a folder that made room comes back where its place is
   * empty, the rest goes. What holds anything but files of runs is not touched.
   */
  static void clear(Path parent) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(parent)) {
      for (Path file : files) {
        if (NAMES.matcher(String.valueOf(file.getFileName())).matches()) {
          found.add(file);
        }
      }
    }
    for (Path file : found) {
      Matcher name = NAMES.matcher(String.valueOf(file.getFileName()));
      if (name.matches()) {
        clear(file, parent.resolve(name.group(1)), "." + name.group(1) + "." + name.group(2));
      }
    }
  }

  private static void clear(Path file, Path place, String stem) throws IOException {
    Path lock = file.resolveSibling(stem + LOCK);
    try (FileChannel channel = open(lock)) {
      if (channel != null && !hold(channel)) {
        return;
      }
      if (file.equals(lock)) {
        boolean others =
            Files.exists(file.resolveSibling(stem + ".part"))
                || Files.exists(file.resolveSibling(stem + ".old"));
        if (!others) {
          Files.deleteIfExists(lock);
        }
      } else if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) && RunFolder.isOfRuns(file)) {
        if (file.toString().endsWith(".old") && !Files.exists(place)) {
          Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
        } else {
          RunFolder.delete(file);
        }
        Files.deleteIfExists(lock);
      }
    } catch (AccessDeniedException ofSomebodyElse) {
      return; // whose run it may be
    }
  }

  private static @Nullable FileChannel open(Path lock) throws IOException {
    try {
      return FileChannel.open(lock, StandardOpenOption.WRITE);
    } catch (NoSuchFileException gone) {
      return null;
    }
  }
}
