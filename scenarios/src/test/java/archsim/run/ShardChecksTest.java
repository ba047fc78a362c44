package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.scenario.ReadResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of databases of shards and ranges that make no sense. */
class ShardChecksTest {
  private static String scenario(String database, String query, String fault) {
    return """
        name: t
        workloads: {users: {rate: 10/s, to: app}}
        keys: {user: zipf(n=1000 s=0.8), item: uniform(n=50), once: unique}
        services:
          app: {endpoints: {home: [{query: {db: db, %s}}]}}
        databases:
          db: {read: 1ms, %s}
        faults: [%s]
        """
        .formatted(query, database, fault);
  }

  private static ReadResult check(String database, String query, String fault) {
    return ScenarioChecks.check(Runs.read(scenario(database, query, fault)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "topology: sharded | op: read | | shards is missing: topology sharded needs it",
        "shards: 4 | op: read | | shards belongs to topology sharded, not to single",
        "topology: sharded, shards: 2, stores: 3 | op: read | | stores belongs to topology"
            + " distributed-sql",
        "topology: sharded, shards: 0 | op: read | | shards must be from 1 to 1000",
        "topology: sharded, shards: 2, rebalance: {data: 1Gi} | op: read | | bandwidth",
        "topology: distributed-sql, stores: 2 | op: read | | stores must be at least",
        "topology: distributed-sql, stores: 3, raft: {replicationFactor: 2} | op: read | | 1, 3, 5",
        "topology: single | scatter: true | | scatter asks all shards, and 'db' has none",
        "topology: single | ranges: 2 | | ranges are of topology distributed-sql",
        "topology: sharded, shards: 2 | scatter: true, key: user | | leave one of the two out",
        "topology: sharded, shards: 2, partitioning: range | key: once | | ranges need keys 1 to n",
        "topology: sharded, shards: 60, partitioning: range | key: item | | as many keys as shards",
        "topology: sharded, shards: 2 | key: user | {at: 1s, remove-shards: db, count: 2} | with 0",
        "topology: sharded, shards: 2 | key: user | {at: 1s, add-servers: db} | does nothing to",
        "topology: distributed-sql, stores: 3 | key: user | {at: 1s, remove-servers: db} | with 2",
        "topology: single | op: read | {at: 1s, add-shards: db} | does nothing to"
      })
  void mistakesAreSaid(String database, String query, String fault, String words) {
    ReadResult read = check(database, query, fault == null ? "" : fault);

    assertThat(read.text()).contains(words);
    assertThat(read.diagnostics()).as(read.text()).hasSize(1);
  }

  @Test
  void twoKeysHaveNoRangesInCommon() {
    String yaml =
        scenario("topology: sharded, shards: 2, partitioning: range", "key: user", "")
            .replace("home: [", "home: [{query: {db: db, key: item}}, ");

    assertThat(ScenarioChecks.check(Runs.read(yaml)).text())
        .contains("ranges of 'db' are of the keys 'item'; a query by 'user' needs by: hash");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "topology: sharded, shards: 2 | key: user | {at: 1s, add-shards: db, count: 2}",
        "topology: sharded, shards: 4, partitioning: {by: consistent-hash, vnodes: 64} | scatter:"
            + " true | {at: 1s, kill: db, servers: 2, for: 1s}",
        "topology: sharded, shards: 4, partitioning: range, rebalance: {data: 1Gi, bandwidth:"
            + " 1Mi/s} | key: user | {at: 1s, remove-shards: db, count: 3}",
        "topology: distributed-sql, stores: 5, engines: 2 | ranges: 3 | {at: 1s, add-servers: db}"
      })
  void whatMakesSenseIsTaken(String database, String query, String fault) {
    assertThat(check(database, query, fault).text()).isEmpty();
  }
}
