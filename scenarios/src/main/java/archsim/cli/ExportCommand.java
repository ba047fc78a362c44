package archsim.cli;

import archsim.explain.TopologyGraph;
import archsim.reports.topology.Dot;
import archsim.reports.topology.Graph;
import archsim.reports.topology.Mermaid;
import archsim.run.ScenarioLanguage;
import archsim.scenario.ReadResult;
import archsim.scenario.ResultJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the topology of a scenario in the language of a tool that draws graphs. */
@Command(
    name = "export",
    description = "Prints the topology of a scenario for Mermaid or Graphviz.",
    sortOptions = false)
final class ExportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ScenarioOptions options = new ScenarioOptions();

  @Parameters(index = "0", paramLabel = "mermaid|dot", description = "The language.")
  private Target target = Target.MERMAID;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "The scenario, a YAML file or the name of an example.")
  private Path file = Path.of("");

  @Option(
      names = "--result",
      paramLabel = "RESULT",
      description =
          "A run, or its result.json; @ is the last run, @1 the one before. Shows its rates, errors"
              + " and utilisations.")
  private @Nullable Path result;

  /** What can be written. */
  enum Target {
    MERMAID,
    DOT
  }

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    ReadResult read = options.readValid(file, terminal);
    Graph graph = TopologyGraph.of(ScenarioLanguage.architecture(read.scenario()));
    if (result != null) {
      graph = measured(graph, new Runs(terminal.folder()).result(result));
    }
    terminal
        .out()
        .print(
            switch (target) {
              case MERMAID -> Mermaid.of(graph);
              case DOT -> Dot.of(graph);
            });
    return ExitCode.OK.code();
  }

  /** A result of another system would put figures on boxes that they do not belong to. */
  private static Graph measured(Graph graph, Path from) throws IOException {
    Graph measured = Graph.of(ResultJson.read(Files.readString(from)));
    if (!measured.names().equals(graph.names())) {
      throw new IOException(
          "%s is the result of another system: it has %s, the scenario %s"
              .formatted(from, measured.names(), graph.names()));
    }
    return measured;
  }
}
