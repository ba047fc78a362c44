package archsim.components.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Probe;
import archsim.components.Said;
import archsim.components.Systems;
import archsim.components.TwentyRuns;
import archsim.components.model.Model;
import archsim.core.InvalidSpecException;
import archsim.core.random.Streams;
import archsim.core.theory.Mmpp2M1;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gaps between arrivals are distributed as asked for. */
class ArrivalsTest {
  private static Workload.Spec arrivals(@Nullable Double rate, String arrivals) {
    return Said.of(
        Workload.Spec.class, "rate", rate, "arrivals", Arrivals.parse(arrivals), "to", "app");
  }

  @ParameterizedTest
  @CsvSource({
    "poisson, 1",
    "gamma(cv=2), 2",
    "gamma(cv=0.5), 0.5",
    "gamma( cv=1 ), 1",
    "uniform, 0"
  })
  void gapsHaveTheirMeanAndDeviation(String text, double cv) {
    var runs = TwentyRuns.of(arrivals(2.0, text), "app", Probe.of(1), 20_000);

    runs.meet(0.5, run -> 1 / TwentyRuns.throughput(run));
    assertThat(cvOfGaps(arrivals(2.0, text))).isCloseTo(cv, within(0.02 * cv + 1e-9));
  }

  // Of 400,000 gaps: the standard error of a cv is below 0.4 % for all of these.
  private static double cvOfGaps(Workload.Spec spec) {
    Probe app = Probe.of(1);
    Model model = new Model(Systems.of(spec, "app", app), new Streams(1, 0));
    model.start();
    model.runUntil(200_000);
    double sum = 0;
    double squares = 0;
    for (int i = 1; i < app.log().size(); i++) {
      double gap = app.log().get(i).time() - app.log().get(i - 1).time();
      sum += gap;
      squares += gap * gap;
    }
    double n = app.log().size() - 1;
    return Math.sqrt(Math.max(0, squares / n - (sum / n) * (sum / n))) / (sum / n);
  }

  @Test
  void modulatedArrivalsHaveTheirMeanRate() {
    var spec = arrivals(null, "mmpp(rate1=9/s stay1=1s rate2=1/s stay2=3s)");

    TwentyRuns.of(spec, "app", Probe.of(1), 5000).meet(3, TwentyRuns::throughput);
  }

  @Test
  void modulatedArrivalsQueueAsTheoryHasIt() {
    var spec = arrivals(null, "mmpp(rate1=1.2/s stay1=5s rate2=0/s stay2=5s)");
    var theory = new Mmpp2M1(1.2, 0, 0.2, 0.2, 1);

    TwentyRuns.of(spec, "app", Systems.threads(1, 1, 1, 100_000, Systems.compute(1)), 300_000)
        .meet(theory.meanResponseTime(), TwentyRuns::responseTime);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "poison | unknown arrival process 'poison'; did you mean 'poisson'? There are poisson, uniform",
        "gamma | needs arguments; write for example gamma(cv=2)",
        "gamma() | gamma needs cv; write gamma(cv=2)",
        "gamma(2) | gamma needs name=value, was '2'",
        "gamma(cv=0) | cv of gamma arrivals must be > 0",
        "gamma(cv=1s) | cv must be a plain number",
        "gamma(cv=2 cv=3) | gamma has the argument cv twice",
        "gamma(cv=2 mean=3) | gamma has no argument 'mean'; did you mean 'cv'?",
        "poisson(rate=3) | poisson takes 0 arguments, had 1",
        "mmpp(rate1=1/s) | mmpp needs stay1",
        "mmpp(rate1=0/s stay1=1s rate2=0/s stay2=1s) | one rate of mmpp must be > 0",
        "mmpp(rate1=-1/s stay1=1s rate2=2/s stay2=1s) | rates of mmpp must be >= 0",
        "mmpp(rate1=1/s stay1=0s rate2=2/s stay2=1s) | stays of mmpp must be > 0",
        "mmpp(rate1=1/s stay1=1s rate2=2/s stay2=1s) poisson | unbalanced parentheses",
      })
  void mistakesAreNamed(String text, String message) {
    assertThatThrownBy(() -> Arrivals.parse(text))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining(message);
  }
}
