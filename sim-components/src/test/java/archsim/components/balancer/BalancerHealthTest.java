package archsim.components.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Burst;
import archsim.components.Systems;
import archsim.components.Ward;
import archsim.components.measure.ModelSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a balancer believes of its replicas; requests come every 10 ms. */
class BalancerHealthTest {
  private static final double GAP = 0.01;

  private static LoadBalancer.Spec edge(
      Balancing policy, @Nullable HealthCheck checks, @Nullable OutlierEjection ejection) {
    return BalancerBuilder.of(policy).to("app", 1).checks(checks).ejects(ejection).build();
  }

  private static ModelSnapshot run(LoadBalancer.Spec edge, Ward app, double seconds) {
    var users = Burst.of((int) (seconds / GAP), GAP, "edge");
    return Systems.drain(Systems.of(users, "edge", edge, "app", app), seconds + 100);
  }

  /**
   * Checks every second, at a phase of their own: the third one that fails is known 2 to 3 s and a
   * timeout after the outage began, the second one that passes 1 to 2 s after it ended.
   */
  @ParameterizedTest
  @EnumSource
  void aReplicaIsBelievedDownAfterFailedChecksAndTakenBack(Balancing policy) {
    Ward app = Ward.of(3, 50, 80, 0, true);
    var run = run(edge(policy, new HealthCheck(1, 3, 2, 0.5, 0), null), app, 120);

    assertThat(app.last(0, 70)).isBetween(52.5 - 0.2, 53.5 + GAP);
    assertThat(app.first(0, 60)).isBetween(81.0 - GAP, 82.2);
    assertThat(run.workloads().get(0).total().ended().rejected()).isZero();
    long failed = run.workloads().get(0).total().ended().failed();
    long sent =
        app.log().stream()
            .filter(came -> came.replica() == 0 && came.time() >= 50 && came.time() < 80)
            .count();
    assertThat(failed).isEqualTo(sent).isPositive();
  }

  /** In the first tenth of the slow start its weight is 10 %, whatever the policy. */
  @ParameterizedTest
  @EnumSource
  void aReplicaThatIsTakenBackGetsItsShareSlowly(Balancing policy) {
    Ward app = Ward.of(2, 50, 80, 0, true);
    run(edge(policy, new HealthCheck(1, 3, 2, 0, 100), null), app, 300);
    double before = app.share(0, 0, 50);

    // 1000 requests: at a share of 9 %, 5 standard deviations are 4.5 %.
    assertThat(app.share(0, 82, 92)).isBetween(0.015, 0.145);
    assertThat(app.share(0, 182, 300)).isCloseTo(before, within(0.08));
  }

  @Test
  void withoutAReplicaToBelieveInRequestsAreRejected() {
    Ward app = Ward.of(1, 10, 20, 0, true);
    var run = run(edge(Balancing.ROUND_ROBIN, new HealthCheck(1, 1, 1, 0, 0), null), app, 30);

    // Rejected for the length of the outage, up to an interval at either end.
    assertThat(run.workloads().get(0).total().ended().rejected()).isBetween(900L, 1100L);
  }

  /** A replica that drains fails its checks and answers what it has. */
  @Test
  void whatIsOutstandingEndsAndNothingNewIsSent() {
    Ward app = Ward.of(2, 10, 1e6, 20, false);
    var run = run(edge(Balancing.ROUND_ROBIN, new HealthCheck(1, 1, 1, 0, 0), null), app, 30);

    assertThat(app.last(0, 1e6)).isBetween(10.0 - GAP, 11.0 + GAP);
    assertThat(run.workloads().get(0).total().ended().ok()).isEqualTo(3000);
  }

  /** Every second request goes to a replica that fails: after 5 of them it is out for 30 s. */
  @Test
  void aReplicaAtWhichRequestsFailIsEjectedForAWhile() {
    Ward app = Ward.of(2, 0, 1e6, 0, true);
    var run = run(edge(Balancing.ROUND_ROBIN, null, new OutlierEjection(5, 30, 0.5)), app, 100);

    // Out at 0.1, back at 30.1 to fail 5 more, out again …
    assertThat(run.workloads().get(0).total().ended().failed()).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource({"1, 0.5, 0", "2, 0.1, 1", "4, 0.5, 2", "5, 0.5, 2"})
  void noMoreThanAShareIsEjected(int replicas, double share, int ejected) {
    Ward app =
        new Ward(
            Collections.nCopies(replicas, 0.0),
            Collections.nCopies(replicas, 1e6),
            0,
            true,
            new ArrayList<>());
    run(edge(Balancing.ROUND_ROBIN, null, new OutlierEjection(3, 1e5, share)), app, 20);

    long left =
        app.log().stream()
            .filter(came -> came.time() > 10)
            .map(Ward.Came::replica)
            .distinct()
            .count();
    assertThat(replicas - left).isEqualTo(ejected);
  }
}
