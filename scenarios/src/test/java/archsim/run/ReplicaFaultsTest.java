package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.components.measure.FigureSnapshot;
import archsim.components.model.Model;
import archsim.core.random.Streams;
import archsim.scenario.ReadResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of replicas and servers that cannot join or leave. */
class ReplicaFaultsTest {
  private static ReadResult check(String app, String fault) {
    return ScenarioChecks.check(
        Runs.read(
            """
            name: t
            workloads: {users: {rate: 10/s, to: app.home}}
            keys: {user: uniform(n=50)}
            nodePools: {pool: {instanceType: m5.large, count: 2}}
            caches: {items: {capacity: 10 entries, servers: 2}}
            services:
              app: {replicas: 2, %s, endpoints: {home: [{cache: {get: items, key: user}}]}}
              bank: {external: true, endpoints: {pay: [{delay: 1ms}]}}
            faults: [%s]
            """
                .formatted(app, fault)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cpu: 1 | {at: 1s, remove-replicas: app, count: 2} | remove-replicas 2 leaves 'app' with 0",
        "cpu: 1 | {at: 1s, add-replicas: ap} | did you mean 'app'?",
        "cpu: 1 | {at: 1s, remove-replicas: bank} | remove-replicas does nothing to service 'bank'",
        "cpu: 1 | {at: 1s, remove-servers: items, count: 2} | leaves 'items' with 0",
        "cpu: 1 | {at: 1s, add-replicas: app, replicas: 2} | others take none of them",
        "cpu: 1 | {at: 1s, kill: app, replicas: 3} | kill takes 3 of 'app', which has 2",
        "drain: 1m | {at: 1s, kill: app} | drain is for replicas that leave",
        "nodePool: pool | {at: 1s, add-replicas: app} | replicas that join need cores of their own",
        "instanceType: m5.large | {at: 1s, add-replicas: app} | need cores of their own"
      })
  void mistakesAreSaid(String app, String fault, String words) {
    ReadResult read = check(app, fault);

    assertThat(read.text()).contains(words);
    assertThat(read.diagnostics()).as(read.text()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cpu: 1 | {at: 2s, remove-replicas: app, count: 2}, {at: 1s, add-replicas: app}",
        "cpu: 1 | {at: 1s, add-replicas: app}, {at: 2s, kill: app, replicas: 3}",
        "nodePool: pool | {at: 1s, remove-replicas: app}"
      })
  void whatMakesSenseIsTaken(String app, String faults) {
    ReadResult read = check(app, faults);

    assertThat(read.text()).isEmpty();
  }

  /**
   * All keys fit: a replica that is there from the begin never misses, one that joins once a key.
   */
  @Test
  void aCacheInAReplicaThatJoinsIsEmptyEvenWhereOthersAreWarm() {
    Model model =
        new Model(
            ScenarioLanguage.architecture(
                Runs.read(
                        """
                        name: t
                        keys: {item: uniform(n=50)}
                        workloads: {users: {rate: 100/s, to: app}}
                        services: {app: {endpoints: {home: [{cache: {get: items, key: item}}]}}}
                        caches:
                          items: {capacity: 50 entries, scope: replica, warm: true}
                        faults: [{at: 10s, add-replicas: app}]
                        """)
                    .scenario()),
            new Streams(1, 0));
    model.start();
    model.endWarmUp();
    model.runUntil(100);

    FigureSnapshot hits =
        model.snapshot().figures().stream()
            .filter(each -> each.figure().equals("hit_ratio"))
            .findAny()
            .orElseThrow();
    assertThat(hits.of()).isGreaterThan(9_000);
    assertThat(hits.of() - hits.sum()).isEqualTo(50);
  }
}
