package archsim.cli;

import archsim.core.InvalidSpecException;
import archsim.run.Version;
import archsim.scenario.yaml.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, and what becomes of those that fail. */
final class Commands {
  private static final int WIDTH = 100;

  private final Terminal terminal;

  Commands(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The commands by name, in the order of the help. */
  private static Map<String, Class<?>> classes() {
    Map<String, Class<?>> classes = new LinkedHashMap<>();
    classes.put("run", RunCommand.class);
    classes.put("validate", ValidateCommand.class);
    classes.put("explain", ExplainCommand.class);
    classes.put("export", ExportCommand.class);
    classes.put("doc", DocCommand.class);
    classes.put("schema", SchemaCommand.class);
    classes.put("examples", ExamplesCommand.class);
    classes.put("completion", CompletionCommand.class);
    return classes;
  }

  /** The whole command line; with one command alone where the others are not needed. */
  private CommandLine commandLine(String... only) {
    Map<String, Class<?>> classes = classes();
    if (only.length == 1 && classes.containsKey(only[0])) {
      classes.keySet().retainAll(java.util.Set.of(only));
    }
    CommandLine root = new CommandLine(new RootCommand());
    classes.forEach((name, type) -> root.addSubcommand(name, command(type)));
    return root;
  }

  private Object command(Class<?> type) {
    try {
      return type.getDeclaredConstructor(Terminal.class).newInstance(terminal);
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException(type + " needs a constructor with a Terminal", missing);
    }
  }

  /** The command line with all its commands, for what describes it. */
  CommandLine all() {
    return configured(commandLine());
  }

  private CommandLine configured(CommandLine line) {
    PrintWriter out = new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8);
    // The settings reach the commands that were added before.
    return line.setExpandAtFiles(false) // @ names the last run
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(WIDTH)
        .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler((wrong, args) -> usage(wrong))
        .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
  }

  int execute(String[] args) {
    try {
      return configured(args.length == 0 ? commandLine() : commandLine(args[0])).execute(args);
    } catch (OutOfMemoryError full) {
      long most = Runtime.getRuntime().maxMemory() >> 20;
      terminal.err().println("error: out of memory: the heap has at most " + most + " MiB");
      terminal
          .err()
          .println("  = give it more with ARCHSIM_JAVA_OPTS=-Xmx8g, or take fewer --jobs");
      return ExitCode.ABORTED.code();
    } catch (RuntimeException | Error bug) {
      return bug(bug);
    }
  }

  private int usage(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    terminal.err().println("error: " + Printable.escaped(String.valueOf(wrong.getMessage())));
    UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
    terminal.err().println("try: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.code();
  }

  private int failed(Exception failure) {
    terminal.out().flush();
    if (failure instanceof ParameterException wrong) {
      return usage(wrong);
    }
    if (failure instanceof Failure known) {
      terminal.err().print(known.text());
      return known.code().code();
    }
    if (failure instanceof InvalidSpecException invalid) {
      terminal.err().println("error: " + Printable.escaped(String.valueOf(invalid.getMessage())));
      return ExitCode.INVALID.code();
    }
    if (failure instanceof IOException io) {
      return io(io);
    }
    if (failure instanceof UncheckedIOException && failure.getCause() instanceof IOException io) {
      return io(io);
    }
    return bug(failure);
  }

  private int io(IOException io) {
    terminal.err().println("error: " + Printable.escaped(words(io)));
    return ExitCode.IO.code();
  }

  private static String words(IOException io) {
    if (io instanceof AccessDeniedException denied) {
      return "no permission to write " + denied.getFile();
    }
    if (io instanceof NoSuchFileException missing) {
      return missing.getFile() + " does not exist";
    }
    if (io instanceof FileSystemException other && other.getReason() != null) {
      return "cannot write " + other.getFile() + ": " + other.getReason();
    }
    return io.getMessage() == null ? io.toString() : io.getMessage();
  }

  private int bug(Throwable bug) {
    terminal
        .err()
        .println("error: this is a bug in archsim " + Version.TEXT + "; please report it");
    bug.printStackTrace(terminal.err());
    return ExitCode.BUG.code();
  }
}
