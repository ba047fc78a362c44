package archsim.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.core.experiment.Slo.Comparator;
import archsim.core.results.SloResult;
import archsim.core.results.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SloVerdictTest {
  /** 8 … 12 with mean 10 and a 95 % half-width of 1.96. */
  private static final Estimate TEN = Estimate.ofMeans(8, 9, 10, 11, 12);

  private static final Slo SLO = Slo.parse("p99 < 9s");

  @ParameterizedTest
  @CsvSource({
    "LESS, 13, PASS",
    "LESS, 11, UNDECIDED",
    "LESS, 9, UNDECIDED",
    "LESS, 7, FAIL",
    "AT_MOST, 13, PASS",
    "AT_MOST, 7, FAIL",
    "GREATER, 7, PASS",
    "GREATER, 10, UNDECIDED",
    "GREATER, 13, FAIL",
    "AT_LEAST, 7, PASS",
    "AT_LEAST, 13, FAIL"
  })
  void theWholeIntervalDecides(Comparator comparator, double limit, Verdict verdict) {
    assertThat(SloVerdict.decide(TEN, comparator, limit, 0.95).verdict()).isEqualTo(verdict);
  }

  @Test
  void moreConfidenceDecidesLess() {
    assertThat(SloVerdict.decide(TEN, Comparator.LESS, 12.5, 0.95).verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(SloVerdict.decide(TEN, Comparator.LESS, 12.5, 0.99).verdict())
        .isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void whatCannotBeEvaluatedNeverPasses() {
    SloVerdict refused = SloVerdict.decide(Estimate.refused("3 excursions"), SLO, 0.95);
    SloVerdict single = SloVerdict.decide(Estimate.ofMeans(1e-9), SLO, 0.95);

    assertThat(refused).isEqualTo(new SloVerdict(Verdict.UNDECIDED, "3 excursions"));
    assertThat(single.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(single.reason()).startsWith("one replication has no interval");
  }

  @Test
  void anUnsteadySystemNeverPasses() {
    String why = "not steady: queue of app grows by 12/s";

    assertThat(new SloVerdict(Verdict.PASS, "").atMostUndecided(why))
        .isEqualTo(new SloVerdict(Verdict.UNDECIDED, why));
    assertThat(new SloVerdict(Verdict.FAIL, "").atMostUndecided(why).verdict())
        .isEqualTo(Verdict.FAIL);
  }

  @Test
  void whatIsBrokenSaysHowItGetsWorse() {
    String how = "queue of app grows by 12/s";

    assertThat(new SloVerdict(Verdict.FAIL, "").worsening(how))
        .isEqualTo(new SloVerdict(Verdict.FAIL, "broken; queue of app grows by 12/s"));
    assertThat(new SloVerdict(Verdict.FAIL, "at most 3% were in time").worsening(how).reason())
        .isEqualTo("at most 3% were in time; queue of app grows by 12/s");
  }

  @Test
  void aResultCarriesTheIntervalAndTheReason() {
    SloResult result = SloVerdict.decide(TEN, SLO, 0.95).toResult(SLO, "users", TEN, "error");

    assertThat(result.expr()).isEqualTo("p99 < 9s");
    assertThat(result.value()).isEqualTo(10);
    assertThat(result.low()).isEqualTo(TEN.lower(0.95));
    assertThat(result.high()).isEqualTo(TEN.upper(0.95));
    assertThat(result.limit()).isEqualTo(9);
    assertThat(result.reason()).contains("within the interval");
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', NONE",
    "PASS, '', PASS",
    "PASS UNDECIDED PASS, '', UNDECIDED",
    "PASS UNDECIDED FAIL PASS, '', FAIL",
    "PASS, FAIL, PASS",
    "'', FAIL UNDECIDED, NONE"
  })
  void failBeatsUndecidedBeatsPass(String errors, String warnings, Verdict overall) {
    List<SloResult> results =
        Stream.concat(results(errors, "error"), results(warnings, "warn")).toList();

    assertThat(SloVerdict.overall(results)).isEqualTo(overall);
  }

  private static Stream<SloResult> results(String verdicts, String severity) {
    return Stream.of(verdicts.split(" ", -1))
        .filter(verdict -> !verdict.isEmpty())
        .map(
            verdict ->
                new SloVerdict(Verdict.valueOf(verdict), "").toResult(SLO, null, TEN, severity));
  }
}
