package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What runs need of memory; a run that needs more ends with an error here. */
class MemoryTest {
  private static final String THREE_TIERS =
      """
      name: three-tiers
      run: {duration: %s, warmup: 10s, replications: 1}
      workloads:
        users: {rate: 200/s, to: web}
      services:
        web: {replicas: 2, endpoints: {page: [compute: 1ms, call: app]}}
        app: {replicas: 3, cpu: 2, endpoints: {render: [compute: exp(8ms), query: db]}}
      databases:
        db: {cpu: 4, connections: 40, read: lognormal(p50=3ms p99=20ms)}
      """;

  private static final String TIMEOUTS =
      """
      name: timeouts
      run: {duration: 1s, warmup: 0s, replications: 1}
      workloads:
        users: {rate: 1M/s, to: app, timeout: 1s}
      services:
        app: {model: virtual-threads, cpu: 2000, endpoints: {work: [compute: exp(1ms)]}}
      """;

  private static final String MANY_INSIDE =
      """
      name: many-inside
      run: {duration: 101s, warmup: 0s, replications: 1}
      workloads:
        users: {rate: 10k/s, to: edge}
      loadBalancers:
        edge: {targets: app}
      services:
        app: {threads: 1, queue: {limit: 2M}, endpoints: {work: [compute: 1s]}}
      """;

  @Test
  void aHundredTimesLongerRunNeedsNoMore() throws Exception {
    for (String duration : new String[] {"1m", "100m"}) {
      assertThat(fingerprint(THREE_TIERS.formatted(duration), "-Xmx24m")).hasSize(64);
    }
  }

  @Test
  void aMillionTimeoutsPerSecondThatNeverFireNeedNoRoom() throws Exception {
    assertThat(fingerprint(TIMEOUTS, "-Xmx64m")).hasSize(64);
  }

  @Test
  void aMillionRequestsInsideFitInto512MebibytesOfHeap() throws Exception {
    assertThat(fingerprint(MANY_INSIDE, "-Xmx512m")).hasSize(64);
  }

  private static String fingerprint(String yaml, String heap) throws Exception {
    return OtherJvm.fingerprint(OtherJvm.java(), yaml, 1, heap, "-XX:+UseSerialGC");
  }
}
