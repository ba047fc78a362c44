package archsim.reports.html;

import static archsim.reports.Measure.DURATION;

import archsim.core.results.CostResult;
import archsim.core.results.CostResult.CostItemResult;
import archsim.core.results.EventResult;
import archsim.core.results.ExperimentResult;
import archsim.core.results.RunResult;
import archsim.reports.Measure;
import archsim.reports.Money;
import java.util.ArrayList;
import java.util.List;

/** How the run was conducted, what was made to happen in it, and what it would cost. */
final class Conduct {
  private Conduct() {}

  static Table table(RunResult result) {
    ExperimentResult experiment = result.experiment();
    var table = new Table.Draft("How it was run").texts("setting", "value");
    table.row("seed").text(Long.toString(experiment.seed()));
    table.row("replications").text(Measure.count(experiment.replications()));
    table.row("warm-up").text(DURATION.text(experiment.warmupS()));
    table.row("measured, each replication").text(DURATION.text(experiment.durationS()));
    table.row("steady state").text(steady(experiment));
    result.scenario().params().forEach((name, value) -> table.row("parameter " + name).text(value));
    result.scenario().set().forEach((path, value) -> table.row("set " + path).text(value));
    table.row("archsim").text(result.archsim().version());
    table.row("scenario, SHA-256").text(result.scenario().sha256());
    table.row("fingerprint").text(result.fingerprint());
    table
        .row("simulated")
        .text(
            Measure.count(result.timing().events())
                + (experiment.replications() == 1
                    ? " events in "
                    : " events, all replications, in ")
                + DURATION.text(result.timing().wallS()));
    return table.table();
  }

  private static String steady(ExperimentResult experiment) {
    Boolean steady = experiment.steady();
    if (steady == null) {
      return "not asked for: the scenario is transient";
    }
    return steady ? "reached" : "not reached";
  }

  /** Events with the numbers that mark them in the charts. */
  static Table events(RunResult result) {
    var table = new Table.Draft("Events").texts("no.").figures("at").texts("what");
    int number = 0;
    for (EventResult event : result.events()) {
      table.row(Integer.toString(++number)).figure(DURATION.text(event.tS())).text(event.what());
    }
    return table.table();
  }

  static Section cost(RunResult result) {
    CostResult cost = result.cost();
    if (cost == null) {
      return Section.said("Cost", List.of());
    }
    List<String> sentences = new ArrayList<>();
    if (!cost.missing().isEmpty()) {
      sentences.add("Without a price, and not in the sums: " + String.join(", ", cost.missing()));
    }
    var table = new Table.Draft("Cost").texts("item").figures("a month");
    for (CostItemResult item : cost.items()) {
      table.row(item.name()).figure(Money.text(item.monthly(), cost.currency()));
    }
    table.row("all").figure(Money.monthly(cost));
    Double perMillion = cost.perMillionRequests();
    if (perMillion != null) {
      table
          .row("for a million requests that end OK")
          .figure(Money.text(perMillion, cost.currency()));
    }
    return new Section("Cost", sentences, List.of(table.table()), List.of());
  }
}
