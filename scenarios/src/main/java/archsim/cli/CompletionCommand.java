package archsim.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints a script that completes commands and options in shells. */
@Command(
    name = "completion",
    description = "Prints a completion script: source <(archsim completion), in bash or zsh.",
    sortOptions = false)
final class CompletionCommand implements Runnable {
  private final Terminal terminal;

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    terminal.out().print(AutoComplete.bash("archsim", new Commands(terminal).all()));
  }
}
