package archsim.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.core.experiment.StoppingRule.Watched;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoppingRuleTest {
  private static final StoppingRule RULE = new StoppingRule(0.02);
  private static final Estimate PRECISE = Estimate.ofMeans(100, 101, 99, 100);
  private static final Estimate VAGUE = Estimate.ofMeans(50, 150, 75, 125);
  private static final Estimate REFUSED = Estimate.refused("thin");

  @Test
  void looksFourTimes() {
    assertThat(IntStream.of(0, 9, 10, 15, 22, 30).map(StoppingRule::next))
        .containsExactly(10, 10, 15, 22, 30, 30);
    assertThat(StoppingRule.most()).isEqualTo(30);
  }

  @Test
  void stopsWhereEveryPromiseIsDecidedOrPrecise() {
    Slo.Comparator less = Slo.Comparator.LESS;

    assertThat(RULE.isContentWith(List.of(new Watched(PRECISE, less, 100)))).isTrue();
    assertThat(RULE.isContentWith(List.of(new Watched(VAGUE, less, 1000)))).isTrue();
    assertThat(RULE.isContentWith(List.of(new Watched(VAGUE, less, 110)))).isFalse();
    assertThat(
            RULE.isContentWith(
                List.of(new Watched(PRECISE, less, 100), new Watched(VAGUE, less, 110))))
        .isFalse();
  }

  /** Undecided at 99 %, though decided at 95 %: 100 ± 72.3 against 100 ± 132.7 (t(3) of s/√n). */
  @Test
  void decidesAt99Percent() {
    assertThat(RULE.isContentWith(List.of(new Watched(VAGUE, Slo.Comparator.LESS, 190)))).isFalse();
    assertThat(SloVerdict.decide(VAGUE, Slo.Comparator.LESS, 190, 0.95).verdict().name())
        .isEqualTo("PASS");
  }

  @Test
  void aShareNearZeroIsAsPreciseAsItsLimitAsksFor() {
    Estimate tiny = Estimate.ofRatio(new long[] {1, 0, 2}, new long[] {100000, 100000, 100000});

    assertThat(RULE.isContentWith(List.of(new Watched(tiny, Slo.Comparator.LESS, 0.05)))).isTrue();
    assertThat(RULE.isPrecise(List.of(tiny))).isFalse();
  }

  @Test
  void refusedFiguresAreNotLookedAt() {
    assertThat(RULE.isPrecise(List.of(REFUSED, PRECISE))).isTrue();
    assertThat(RULE.isPrecise(List.of(REFUSED, VAGUE))).isFalse();
    assertThat(RULE.isContentWith(List.of(new Watched(REFUSED, Slo.Comparator.LESS, 1)))).isTrue();
  }

  @Test
  void oneReplicationIsNeverEnough() {
    assertThat(RULE.isPrecise(List.of(Estimate.ofMeans(5)))).isFalse();
  }
}
