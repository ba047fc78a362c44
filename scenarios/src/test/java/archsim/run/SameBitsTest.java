package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import archsim.core.results.RunResult;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A run is a function of (scenario, seed, version): the same bits wherever it runs. */
class SameBitsTest {
  /** Every kind of component, workload and step, and every distribution that computes. */
  private static final String EVERYTHING =
      """
      name: everything
      run: {duration: 30s, warmup: 2s, replications: 3}
      workloads:
        users: {rate: 200/s, to: edge.render}
        import: {rate: 20/s, arrivals: gamma(cv=2), to: batch.load}
        bursts: {arrivals: mmpp(rate1=40/s stay1=1s rate2=5/s stay2=2s), to: edge.list}
        staff: {users: 30, think: weibull(shape=1.5 scale=1s), flow: [call: edge.render]}
      loadBalancers:
        edge: {targets: app, policy: power-of-two, latency: 200us}
      services:
        app:
          replicas: 3
          cpu: 2
          threads: 20
          endpoints:
            render: [compute: exp(8ms), query: db, fail: 0.5%]
            list:
              - parallel: {fanout: 3, quorum: 2, steps: [compute: pareto(min=1ms alpha=2.5 max=1s)]}
              - choose: [{50%: [call: {to: batch.load, timeout: 50ms, cancel: propagate}]}]
        batch:
          model: event-loop
          cpu: 2
          endpoints:
            load: [repeat: {times: 3, steps: [compute: gamma(mean=2ms cv=0.5), delay: 1ms]}]
      databases:
        db:
          cpu: 4
          connections: 8
          disk: {iops: 2000}
          read: {cpu: "mix(90% lognormal(p50=3ms p99=20ms) 10% hyperexp(mean=4ms cv=2))", disk: 2}
      """;

  private static final String UNUSED =
      "  spare: {model: virtual-threads, endpoints: {none: [compute: 1ms]}}\n";

  private final RunResult here = Runs.text(EVERYTHING, 1).result();

  @Test
  void whateverTheNumberOfThreads() {
    assertThat(Runs.text(EVERYTHING, 2).result().fingerprint()).isEqualTo(here.fingerprint());
  }

  @Test
  void anotherSeedIsAnotherRun() {
    assertThat(Runs.text(EVERYTHING, 1, "run.seed=2").result().fingerprint())
        .isNotEqualTo(here.fingerprint());
  }

  @Test
  void anUnusedComponentChangesNoOtherFigure() {
    String more = EVERYTHING.replace("services:\n", "services:\n" + UNUSED);
    RunResult with = Runs.text(more, 2).result();
    assertThat(with.workloads()).isEqualTo(here.workloads());
    assertThat(with.edges()).isEqualTo(here.edges());
    assertThat(with.whereTimeGoes()).isEqualTo(here.whereTimeGoes());
    Map<String, Object> others = new LinkedHashMap<>(with.components());
    others.remove("spare");
    assertThat(others).isEqualTo(here.components());
  }

  @Test
  void withoutTheIntrinsicsThatDifferBetweenProcessors() throws Exception {
    assertThat(
            OtherJvm.fingerprint(
                OtherJvm.java(),
                EVERYTHING,
                2,
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:DisableIntrinsic=_dlog,_dexp,_dpow,_dlog10,_dsin,_dcos,_dtan"))
        .isEqualTo(here.fingerprint());
  }

  @Test
  void onAnotherJavaVersion() throws Exception {
    List<Path> others = new ArrayList<>();
    Path all = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(all)) {
      try (DirectoryStream<Path> homes = Files.newDirectoryStream(all, "*25*")) {
        homes.forEach(home -> others.add(home.resolve("bin/java")));
      }
    }
    others.removeIf(java -> !Files.isExecutable(java));
    if (others.isEmpty()) {
      System.out.println("SKIPPED: no JDK 25 under " + all + ", fingerprints are not compared");
    }
    assumeTrue(!others.isEmpty(), "no JDK 25");
    assertThat(OtherJvm.fingerprint(others.get(0).toString(), EVERYTHING, 2))
        .isEqualTo(here.fingerprint());
  }
}
