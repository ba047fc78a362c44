package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.explain.Explanation;
import archsim.scenario.ReadResult;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be written about databases and queries, what is said of what may not, and explained. */
class DatabaseLanguageTest {
  private static ReadResult read(String db, String query, String service) {
    return ScenarioChecks.check(
        Runs.read(
            """
            name: shop
            keys: {item: uniform(n=1000)}
            workloads: {users: {rate: 10/s, to: app}}
            services:
              app: {%s endpoints: {get: [query: {db: db%s}]}}
            databases:
              db: {read: 2ms, write: 4ms%s}
            """
                .formatted(service, query, db)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ", replicas: 2|''|''|replicas belongs to topology primary-replicas, not to single",
        ", servers: 2|''|''|servers belongs to topology quorum, not to single",
        ", topology: quorum, commit: sync|''|''|commit belongs to topology primary-replicas",
        ", topology: quorum, servers: 2, replicationFactor: 3|''|''|from 1 to servers, 2, was 3",
        ", topology: primary-replicas, readYourWrites: true|''|''|say readFrom: replica",
        "', topology: quorum, partitioning: {by: range}'|''|''|not by range",
        ", data: 1Gi|''|''|data is measured against memory",
        ", memory: 1Gi|''|''|memory is the buffer of data",
        ", startup: 1s|''|''|no fault kills one",
        "''|, consistency: one|''|consistency belongs to databases of topology quorum",
        ", topology: quorum|, key: item, hold: 1ms|''|hold needs one server that owns the row",
        "''|, hold: 1ms|''|hold locks a key",
        "''|, table: stock|''|there is no key",
        "''|, order: sorted|''|order is that of the statements of a transaction",
        "''|', op: write, transaction: [{op: read}]'|''|transaction says what it reads",
        "''|''|pool: {db: 0},|pool.db needs at least 1 connection",
        "''|''|pool: {bd: 3},|there is no 'bd'",
      })
  void mistakesAreSaid(String db, String query, String service, String words) {
    ReadResult read = read(db, query, service);

    assertThat(read.isValid()).isFalse();
    assertThat(read.text()).contains(words);
  }

  /** Demands of db.cpu per arrival over all servers, as if all were as busy as the busiest. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|''|500",
        "''|, op: write, rows: 10|25",
        "', cpu: 2'|', transaction: [{op: read}, {op: write, key: item}]'|333.3333333",
        ", topology: primary-replicas, replicas: 3|''|500",
        "', topology: primary-replicas, replicas: 3, readFrom: replica'|''|1500",
        "', topology: primary-replicas, replicas: 3, readFrom: nearest'|''|2000",
        "', topology: primary-replicas, replicas: 3, readFrom: nearest'|, op: write|250",
        "', topology: quorum, servers: 5'|''|1250",
        "', topology: quorum, servers: 5'|, consistency: one|2500",
        "', topology: quorum, servers: 5'|, op: write|416.6666667",
      })
  void theLoadAtWhichItsCoresSaturateIsExplained(String db, String query, double bound) {
    ReadResult read = read(db, query, "");
    assertThat(read.isValid()).as(read.text()).isTrue();
    Explanation explanation = Explanation.of(ScenarioLanguage.architecture(read.scenario()));

    assertThat(Objects.requireNonNull(explanation.resource("db", "cpu").orElse(null)).saturatesAt())
        .isCloseTo(bound, within(1e-6 * bound));
  }
}
