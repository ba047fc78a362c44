package archsim.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Runs command lines in this process, in a folder of their own. */
final class Cli {
  private final Path folder;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private boolean interactive;
  private Signals signals = action -> {};
  private Consumer<String> watcher = text -> {};

  Cli(Path folder) {
    this.folder = folder;
  }

  /** What a command line came to. */
  record Ended(int code, String out, String err) {
    boolean hasStackTrace() {
      return err.contains("\tat ") || out.contains("\tat ");
    }
  }

  Cli with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** A person watches. */
  Cli interactive() {
    interactive = true;
    return this;
  }

  Cli signals(Signals some) {
    signals = some;
    return this;
  }

  /** Is told each piece of text that comes on stderr. */
  Cli watching(Consumer<String> some) {
    watcher = some;
    return this;
  }

  Ended execute(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new Watched();
    int code = Main.execute(args, terminal(new Output(out), new Output(err)));
    return new Ended(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  Terminal terminal(Output out, Output err) {
    return new Terminal(out, err, folder, environment::get, interactive, 2, signals);
  }

  private final class Watched extends ByteArrayOutputStream {
    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      super.write(bytes, offset, length);
      watcher.accept(new String(bytes, offset, length, StandardCharsets.UTF_8));
    }
  }
}
