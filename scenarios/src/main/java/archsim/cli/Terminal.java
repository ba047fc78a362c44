package archsim.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a command is given of the world around it.
 *
 * @param folder that relative paths start from
 * @param environment the environment variables
 * @param interactive whether a person watches
 * @param processors how many there are
 * @param signals what Ctrl-C does
 */
record Terminal(
    Output out,
    Output err,
    Path folder,
    Function<String, @Nullable String> environment,
    boolean interactive,
    int processors,
    Signals signals) {

  /** The world of this process. */
  static Terminal ofProcess() {
    return new Terminal(
        new Output(new FileOutputStream(FileDescriptor.out)),
        new Output(new FileOutputStream(FileDescriptor.err)),
        Path.of(""),
        System::getenv,
        isWatched(),
        Runtime.getRuntime().availableProcessors(),
        Signals.OF_PROCESS);
  }

  /** The launcher may know better (it can test each stream); dumb terminals cannot redraw. */
  private static boolean isWatched() {
    String told = System.getenv("ARCHSIM_TERMINAL");
    if (told != null) {
      return told.equals("1");
    }
    return !"dumb".equals(System.getenv("TERM")) && isConsole();
  }

  @SuppressWarnings("SystemConsoleNull") // before JDK 22 null says that there is no terminal
  private static boolean isConsole() {
    Object console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // From JDK 22 on there is always a console, and it is asked whether it is a terminal.
      return (boolean) console.getClass().getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException older) {
      return Runtime.version().feature() < 22;
    }
  }

  /** Whether text may be coloured. */
  boolean hasColours() {
    String refused = environment.apply("NO_COLOR");
    return interactive && (refused == null || refused.isEmpty());
  }

  Path resolve(Path path) {
    return folder.resolve(path);
  }
}
