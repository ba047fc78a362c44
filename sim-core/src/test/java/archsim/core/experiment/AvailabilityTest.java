package archsim.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.core.results.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class AvailabilityTest {
  private static final Slo SLO = Slo.parse("availability >= 99% over 5m windows");

  @Test
  void everyWindowMustKeepIt() {
    Availability availability =
        Availability.of(
            SLO,
            List.of(new long[] {1000, 1000}, new long[] {989, 1000}, new long[] {1000, 1000}),
            List.of(new long[] {1000, 1000}, new long[] {1000, 1000}, new long[] {1000, 1000}),
            0.95);

    assertThat(availability.worst()).isEqualTo(0.989);
    assertThat(availability.verdict())
        .isEqualTo(new SloVerdict(Verdict.FAIL, "window 1 of replication 2 had 98.9%"));
  }

  @Test
  void windowsFarAboveItKeepIt() {
    Availability availability =
        Availability.of(
            SLO,
            List.of(new long[] {1000, 0}, new long[] {999, 0}, new long[] {998, 500}),
            List.of(new long[] {1000, 0}, new long[] {1000, 0}, new long[] {1000, 500}),
            0.95);

    assertThat(availability.verdict()).isEqualTo(new SloVerdict(Verdict.PASS, ""));
    assertThat(availability.estimate().replications()).isEqualTo(3);
  }

  @Test
  void windowsThatNearlyBreakItAreUndecided() {
    Availability availability =
        Availability.of(
            SLO,
            List.of(new long[] {1000}, new long[] {990}, new long[] {1000}),
            List.of(new long[] {1000}, new long[] {1000}, new long[] {1000}),
            0.95);

    assertThat(availability.verdict().verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(availability.verdict().reason())
        .isEqualTo("no window broke it, but window 1 of replication 2 had 99%");
  }

  @Test
  void oneReplicationCanOnlyBreakIt() {
    List<long[]> ended = List.of(new long[] {100});

    assertThat(Availability.of(SLO, List.of(new long[] {50}), ended, 0.95).verdict().verdict())
        .isEqualTo(Verdict.FAIL);
    assertThat(Availability.of(SLO, ended, ended, 0.95).verdict().reason())
        .startsWith("one replication has no interval");
  }

  @Test
  void noWholeWindowIsUndecided() {
    List<long[]> none = List.of(new long[0], new long[] {0});

    assertThat(Availability.of(SLO, none, none, 0.95).verdict().verdict())
        .isEqualTo(Verdict.UNDECIDED);
  }
}
