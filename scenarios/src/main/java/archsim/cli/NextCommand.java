package archsim.cli;

import archsim.core.results.BottleneckResult;
import archsim.core.results.ComponentResult;
import archsim.core.results.RunResult;
import archsim.core.results.Verdict;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What to type after a run, by what is most in its way. */
final class NextCommand {
  /** An option that a refusal or a reason names, such as --duration 15m. */
  private static final Pattern OPTION = Pattern.compile("--(?:duration|replications|warmup) \\w+");

  private NextCommand() {}

  /**
   * The lines: what it shows, and the command, which is never broken.
   *
   * @param again the options that were typed, with another one at their end
   */
  static String of(RunResult result, String file, UnaryOperator<String> again) {
    String run = "archsim run " + ScenarioOptions.quoted(file);
    String explain = "archsim explain " + ScenarioOptions.quoted(file) + again.apply("");
    if (Boolean.FALSE.equals(result.experiment().steady())) {
      return lines("what each resource is asked for", explain);
    }
    Optional<String> option =
        reasons(result).map(OPTION::matcher).filter(Matcher::find).map(Matcher::group).findFirst();
    if (option.isPresent()) {
      return lines("a run long enough", run + again.apply(option.get()));
    }
    BottleneckResult bottleneck = result.bottleneck();
    ComponentResult component =
        bottleneck == null ? null : result.components().get(bottleneck.component());
    if (bottleneck != null && component != null && component.kind().equals("service")) {
      boolean isBroken = result.verdict() == Verdict.FAIL;
      int replicas = component.replicas() + (isBroken ? 1 : -1);
      if (replicas > 0) {
        return lines(
            isBroken ? "one replica more" : "one replica less",
            run
                + again.apply(
                    "--set services." + bottleneck.component() + ".replicas=" + replicas));
      }
    }
    return lines("what each resource can bear", explain);
  }

  private static String lines(String what, String command) {
    return "next, " + what + ":\n  " + command + "\n";
  }

  private static Stream<String> reasons(RunResult result) {
    Stream<String> ofSlos =
        result.slos().stream()
            .filter(slo -> slo.verdict() == Verdict.UNDECIDED && slo.reason() != null)
            .map(slo -> String.valueOf(slo.reason()));
    Stream<String> ofTails =
        result.workloads().values().stream()
            .map(load -> load.latencyS().p99().refused())
            .filter(refused -> refused != null)
            .map(String::valueOf);
    return Stream.concat(ofSlos, ofTails);
  }
}
