package archsim.cli;

import java.util.Locale;

/** The command line. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT); // for what the libraries print
    System.setProperty("java.awt.headless", "true"); // charts are drawn without a screen
    System.exit(execute(args, Terminal.ofProcess()));
  }

  /** Executes a command line and returns the exit code; all output goes to the terminal. */
  static int execute(String[] args, Terminal terminal) {
    int code = new Commands(terminal).execute(args);
    var lost = terminal.out().failure();
    if (lost != null) {
      terminal.err().println("error: cannot write to standard output: " + lost.getMessage());
      code = ExitCode.IO.code();
    }
    terminal.err().flush();
    return code;
  }
}
