package archsim.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.core.results.ComponentResult;
import archsim.core.results.CostResult;
import archsim.core.results.ResourceResult;
import archsim.core.results.RunResult;
import archsim.core.results.Verdict;
import archsim.scenario.ReadResult;
import archsim.scenario.yaml.Code;
import archsim.scenario.yaml.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Machines in scenarios: what they cost, what is said of them, and what is wrong with them. */
class HostsTest {
  private static final String HEAD =
      """
      name: machines
      run: {duration: 2m, warmup: 10s, replications: 4}
      workloads: {users: {rate: 200/s, to: app}}
      """;

  private static RunResult run(String rest) {
    return Runs.text(HEAD + rest, 2).result();
  }

  private static ReadResult check(String rest) {
    return ScenarioChecks.check(Runs.read(HEAD + rest));
  }

  @Test
  void aPoolIsAComponentWithItsCoresAndItsCost() {
    RunResult result =
        run(
            """
            services:
              app: {nodePool: web, replicas: 6, cpu: 1500m, endpoints: {e: [compute: exp(10ms)]}}
            instanceTypes: {box: {vcpu: 4, memory: 8Gi, speed: 2, price: $0.50/h}}
            nodePools: {web: {instanceType: box, count: 3}}
            slos: [cost < $1500/month, cost < $1000/month]
            """);

    ComponentResult pool = requireNonNull(result.components().get("web"));
    assertThat(pool.kind()).isEqualTo("node-pool");
    assertThat(pool.replicas()).isEqualTo(3);
    // 200/s of 10 ms at speed 2 on 12 vCPUs.
    ResourceResult cores = requireNonNull(pool.resources().get("cpu"));
    double utilisation = requireNonNull(cores.utilisation().value());
    assertThat(utilisation).isCloseTo(1.0 / 12, within(0.004));
    CostResult cost = requireNonNull(result.cost());
    assertThat(cost.monthly()).isCloseTo(3 * 0.5 * 730, within(1e-6));
    assertThat(cost.missing()).isEmpty();
    assertThat(result.slos())
        .extracting(slo -> slo.verdict())
        .containsExactly(Verdict.PASS, Verdict.FAIL);
    assertThat(result.slos().get(0).value()).isCloseTo(1095, within(1e-6));
    assertThat(result.slos().get(0).limit()).isCloseTo(1500, within(1e-6));
    // 9 cores at speed 2 / 10 ms.
    assertThat(requireNonNull(result.bottleneck()).boundPerS()).isCloseTo(1800, within(1e-6));
  }

  @Test
  void whatStandsOnNoMachineHasNoPriceAndTheSumIsTheLeast() {
    RunResult result =
        run(
            """
            services:
              app: {nodePool: web, endpoints: {e: [compute: 1ms, query: db, call: b]}}
              b: {endpoints: {e: [compute: 1ms]}}
            databases: {db: {read: 1ms}}
            instanceTypes: {box: {vcpu: 4, price: $0.50/h}}
            nodePools: {web: {instanceType: box}}
            slos: [cost < $400/month, cost < $300/month, cost > $300/month, cost > $400/month]
            """);

    assertThat(requireNonNull(result.cost()).missing())
        .containsExactly("b: it stands on no machine", "db: it stands on no machine");
    // 365 a month is too much for 300 whatever the others cost, and says nothing of 400.
    assertThat(result.slos())
        .extracting(slo -> slo.verdict())
        .containsExactly(Verdict.UNDECIDED, Verdict.FAIL, Verdict.PASS, Verdict.UNDECIDED);
    assertThat(result.slos())
        .allSatisfy(
            slo -> {
              assertThat(slo.low()).isCloseTo(365, within(1e-6));
              assertThat(slo.high()).isNull();
            });
    assertThat(result.slos().get(0).reason()).contains("a price is missing: b: it stands on");
  }

  @Test
  void aSharedMachineIsTheBottleneckThatItsReplicasAreNot() {
    RunResult result =
        run(
            """
            services:
              app: {nodePool: web, cpu: 4, cpuRequest: 2, endpoints: {e: [compute: 4ms, call: b]}}
              b: {nodePool: web, cpu: 4, cpuRequest: 2, endpoints: {e: [compute: 6ms]}}
            instanceTypes: {box: {vcpu: 4}}
            nodePools: {web: {instanceType: box}}
            """);

    assertThat(requireNonNull(result.bottleneck()).component()).isEqualTo("web");
    assertThat(result.bottleneck().boundPerS()).isCloseTo(400, within(1e-6));
    assertThat(requireNonNull(result.cost()).missing()).containsExactly("web: the price of box");
  }

  @Test
  void aMachineOfItsOwnChangesNothingAtSpeedOne() {
    String service = "services: {app: {model: %s, %s, endpoints: {e: [compute: exp(8ms)]}}}\n";
    String type = "instanceTypes: {box: {vcpu: 2}}\n";
    RunResult own = run(service.formatted("threads", "cpu: 2"));
    RunResult hosted = run(service.formatted("threads", "instanceType: box") + type);

    assertThat(hosted.workloads()).isEqualTo(own.workloads());
    assertThat(hosted.components().get("app")).isEqualTo(own.components().get("app"));
    assertThat(hosted.components()).containsKey("app-hosts");
  }

  /** Two vCPUs at 100 % owe 2 − 0.4 vCPU hours an hour, as t3.medium earns 24 credits. */
  @Test
  void surplusCreditsAreCharged() {
    RunResult busy =
        Runs.text(
                """
                name: busy
                run: {duration: 10m, warmup: 10s, replications: 2}
                workloads: {hogs: {users: 2, flow: [call: burn]}}
                services:
                  burn: {instanceType: t3.medium, model: virtual-threads,
                         endpoints: {e: [compute: 1s]}}
                """,
                2)
            .result();
    CostResult cost = requireNonNull(busy.cost());
    assertThat(cost.items())
        .extracting(CostResult.CostItemResult::name)
        .containsExactly("burn-hosts", "burn-hosts: surplus credits");
    assertThat(cost.items().get(0).monthly()).isCloseTo(0.0416 * 730, within(1e-6));
    assertThat(cost.items().get(1).monthly()).isCloseTo(1.6 * 0.05 * 730, within(1e-3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "instanceType: m5.lage | did you mean 'm5.large'?",
        "instanceType: t2.micro | nobody has measured the speed",
        "instanceType: m5.large, cpu: 3 | asks for 3 cores; m5.large has 2 cores",
        "nodePool: web, replicas: 5 | has room for 4 of 5 replicas of 'app'",
        "nodePool: web, memory: 9Gi | has room for 0 of 1 replicas",
      })
  void whatDoesNotFitIsSaid(String wish, String words) {
    ReadResult read =
        check(
            "services: {app: {%s, endpoints: {e: [compute: 1ms]}}}\n".formatted(wish)
                + "instanceTypes: {box: {vcpu: 2, memory: 8Gi}}\n"
                + "nodePools: {web: {instanceType: box, count: 2}}\n"
                + "slos: [util(app.cpu) < 80%]\n");

    assertThat(read.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.PLACEMENT);
    assertThat(read.text().replaceAll("\\s+", " ")).contains(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nodePool: web, instanceType: box | exclude each other",
        "placement: spread | there is none",
        "cpuRequest: 1 | there is none",
        "nodePool: web, cpu: 1, cpuRequest: 2 | at most cpu",
      })
  void wishesThatMakeNoSenseAreErrors(String wish, String words) {
    ReadResult read =
        check(
            "services: {app: {%s, endpoints: {e: [compute: 1ms]}}}\n".formatted(wish)
                + "instanceTypes: {box: {vcpu: 2}}\n"
                + "nodePools: {web: {instanceType: box}}\n");

    assertThat(read.diagnostics()).extracting(Diagnostic::code).contains(Code.RULE);
    assertThat(read.text().replaceAll("\\s+", " ")).contains(words);
  }

  @Test
  void anUnknownPoolIsAnUnknownComponent() {
    ReadResult read = check("services: {app: {nodePool: wbe, endpoints: {e: [compute: 1ms]}}}\n");

    assertThat(read.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(Code.UNKNOWN_COMPONENT);
  }
}
