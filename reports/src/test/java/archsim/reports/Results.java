package archsim.reports;

import archsim.core.results.BottleneckResult;
import archsim.core.results.ComponentResult;
import archsim.core.results.CostResult;
import archsim.core.results.CostResult.CostItemResult;
import archsim.core.results.EdgeResult;
import archsim.core.results.EstimateResult;
import archsim.core.results.EventResult;
import archsim.core.results.ExperimentResult;
import archsim.core.results.LatencyResult;
import archsim.core.results.MeanAndTailResult;
import archsim.core.results.OutcomesResult;
import archsim.core.results.ResourceResult;
import archsim.core.results.RunResult;
import archsim.core.results.ScenarioResult;
import archsim.core.results.SeriesResult;
import archsim.core.results.SloResult;
import archsim.core.results.TimeResult;
import archsim.core.results.TimeResult.TailTimeResult;
import archsim.core.results.TimingResult;
import archsim.core.results.Verdict;
import archsim.core.results.VersionResult;
import archsim.core.results.WorkloadResult;
import archsim.core.results.WorkloadResult.PercentilePoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Results as runs leave them: a shop of three tiers, and the ends of what is possible. */
public final class Results {
  /** A name that would do harm if it were not escaped. */
  public static final String WEIRD = "a<b>&\"c";

  public static final String SCRIPT = "<script>alert(1)</script>";
  private static final OutcomesResult OUTCOMES = new OutcomesResult(600123, 12, 3, 40, 0, 5, 12);

  private Results() {}

  public static EstimateResult estimate(double value) {
    return new EstimateResult(value, value * 0.004, 5, null);
  }

  static MeanAndTailResult time(double mean) {
    return new MeanAndTailResult(estimate(mean), estimate(mean * 0.8), estimate(mean * 4));
  }

  /** Three components, two workloads, one SLO that fails and one that is undecided. */
  public static RunResult shop() {
    Map<String, ComponentResult> components = new LinkedHashMap<>();
    components.put("web", component("service", 2, resource(0.1, "web-1"), null));
    components.put(
        "app", component("service", 3, resource(0.866, "app-2"), resource(0.31, "app-3")));
    components.put(WEIRD, component("database", 1, resource(0.42, WEIRD + "-1"), null));
    Map<String, WorkloadResult> workloads = new LinkedHashMap<>();
    Map<String, WorkloadResult> classes = new LinkedHashMap<>();
    classes.put("checkout", workload(40, 0.021, Map.of()));
    classes.put(SCRIPT, workload(160, 0.012, Map.of()));
    workloads.put("users", workload(200, 0.0148, classes));
    workloads.put(WEIRD, workload(20, 0.0311, Map.of()));
    return new RunResult(
        RunResult.FORMAT,
        new VersionResult("0.1.0"),
        new ScenarioResult(
            "shop " + SCRIPT, "ab12".repeat(16), source(), Map.of("peak", "600/s"), Map.of()),
        new ExperimentResult(1, 5, 60, 600, true, null),
        "cd34".repeat(16),
        Verdict.FAIL,
        slos(),
        workloads,
        components,
        List.of(
            edge("users", "web", "GET /"),
            edge("web", "app", "render"),
            edge("app", WEIRD, "read")),
        Map.of("users", times()),
        new BottleneckResult("app", "cpu", 750, "exact", false),
        new CostResult(
            "USD",
            412.5,
            0.79,
            List.of(
                new CostItemResult("app, 3 × m5.large", 210.2), new CostItemResult(WEIRD, 202.3)),
            List.of("payment.authorize")),
        series(),
        List.of(new EventResult(120, "kill app-2"), new EventResult(300, "restore " + WEIRD)),
        List.of("app.cpu is 86% busy: near saturation p99 is noisy", "hint " + SCRIPT),
        new TimingResult(2.1, 2_400_000));
  }

  /** One SLO that is kept, and a broken one that only warns. */
  public static RunResult warned() {
    RunResult shop = shop();
    return new RunResult(
        shop.format(),
        shop.archsim(),
        shop.scenario(),
        shop.experiment(),
        shop.fingerprint(),
        Verdict.PASS,
        List.of(
            slos().get(0),
            new SloResult(
                "cost < $400/month", null, Verdict.FAIL, 412.5, 412.5, 412.5, 400, "warn", null)),
        shop.workloads(),
        shop.components(),
        shop.edges(),
        shop.whereTimeGoes(),
        shop.bottleneck(),
        shop.cost(),
        shop.series(),
        shop.events(),
        shop.hints(),
        shop.timing());
  }

  /** The shop with other experiments and, where asked, without intervals. */
  private static RunResult with(
      ExperimentResult experiment,
      Verdict verdict,
      String source,
      List<EdgeResult> edges,
      Map<String, ComponentResult> components) {
    RunResult shop = shop();
    return new RunResult(
        shop.format(),
        shop.archsim(),
        new ScenarioResult("shop", shop.scenario().sha256(), source, Map.of(), Map.of()),
        experiment,
        shop.fingerprint(),
        verdict,
        shop.slos(),
        shop.workloads(),
        components,
        edges,
        shop.whereTimeGoes(),
        shop.bottleneck(),
        shop.cost(),
        shop.series(),
        shop.events(),
        shop.hints(),
        shop.timing());
  }

  /** The shop, but its queues grow. */
  public static RunResult unsteady() {
    RunResult shop = shop();
    var experiment = new ExperimentResult(1, 5, 60, 600, false, "queue of app grows by 12/s");
    return with(experiment, Verdict.FAIL, source(), shop.edges(), shop.components());
  }

  /** The shop, but transient, and with a backlog at the end. */
  public static RunResult unfinished() {
    RunResult shop = shop();
    var experiment = new ExperimentResult(1, 5, 0, 600, null, "721 requests were unfinished");
    return with(experiment, Verdict.UNDECIDED, source(), shop.edges(), shop.components());
  }

  /** A thousand edges, 600 resources and a scenario of a megabyte. */
  public static RunResult large() {
    RunResult shop = shop();
    Map<String, ComponentResult> components = new LinkedHashMap<>();
    List<EdgeResult> edges = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      components.put(
          "a-service-with-a-rather-long-name-" + i,
          component("service", 3, resource(0.001 * i, "app-2"), resource(0.31, "app-3")));
    }
    for (int i = 0; i < 1000; i++) {
      edges.add(edge("a-service-with-a-rather-long-name-" + i, "web", "GET /"));
    }
    return with(shop.experiment(), Verdict.FAIL, source().repeat(12_000), edges, components);
  }

  /** One replication: no interval anywhere. */
  public static RunResult oneReplication() {
    RunResult shop = shop();
    EstimateResult one = new EstimateResult(0.5, null, 1, null);
    var time = new MeanAndTailResult(one, one, one);
    var cpu =
        new ResourceResult(
            one,
            2,
            null,
            null,
            "none",
            one,
            1,
            one,
            time,
            new ResourceResult.BusiestResult("app-1", one));
    var app =
        new ComponentResult(
            "service", 1, one, time, one, OUTCOMES, Map.of("cpu", cpu), Map.of(), null);
    var load =
        new WorkloadResult(
            one,
            one,
            one,
            one,
            OUTCOMES,
            new LatencyResult(one, one, one, one, one, one, 0.5),
            List.of(new PercentilePoint(1, 0.5)),
            Map.of(),
            null);
    return new RunResult(
        shop.format(),
        shop.archsim(),
        shop.scenario(),
        new ExperimentResult(1, 1, 0, 10, null, null),
        shop.fingerprint(),
        Verdict.UNDECIDED,
        shop.slos(),
        Map.of("users", load),
        Map.of("app", app),
        List.of(),
        Map.of(),
        null,
        null,
        new SeriesResult(List.of(10.0), Map.of("users.p99_s", Collections.singletonList(0.5))),
        List.of(),
        List.of(),
        shop.timing());
  }

  /** A result that holds next to nothing. */
  public static RunResult empty() {
    RunResult shop = shop();
    return new RunResult(
        shop.format(),
        shop.archsim(),
        new ScenarioResult("", "", "", Map.of(), Map.of()),
        new ExperimentResult(1, 1, 0, 0, null, null),
        "",
        Verdict.NONE,
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        Map.of(),
        null,
        null,
        new SeriesResult(List.of(), Map.of()),
        List.of(),
        List.of(),
        new TimingResult(0, 0));
  }

  private static String source() {
    return "name: shop   # <script>alert(2)</script>\nworkloads:\n  users: {rate: 200/s, to: web}\n";
  }

  private static List<SloResult> slos() {
    return List.of(
        new SloResult(
            "errors < 0.1%", "users", Verdict.PASS, 0.0001, 0.00008, 0.00012, 0.001, "error", null),
        new SloResult(
            "p99 < 50ms", "users", Verdict.FAIL, 0.0623, 0.0611, 0.0635, 0.05, "error", null),
        new SloResult(
            "p99.9 < 200ms",
            WEIRD,
            Verdict.UNDECIDED,
            null,
            null,
            null,
            0.2,
            "error",
            "the run is too short for a p99.9: --duration 35m"),
        new SloResult(
            "cost < $500/month", null, Verdict.PASS, 412.5, 412.5, 412.5, 500, "warn", null));
  }

  private static WorkloadResult workload(
      double rate, double mean, Map<String, WorkloadResult> classes) {
    return new WorkloadResult(
        estimate(rate),
        estimate(rate * 0.999),
        estimate(rate * 0.998),
        estimate(0.0001),
        OUTCOMES,
        new LatencyResult(
            estimate(mean),
            estimate(mean * 0.8),
            estimate(mean * 1.9),
            estimate(mean * 2.4),
            estimate(mean * 4),
            EstimateResult.refused("the run is too short for a p99.9: --duration 35m"),
            mean * 10),
        histogram(mean),
        classes,
        null);
  }

  /** An exponential distribution with a fat end. */
  private static List<PercentilePoint> histogram(double mean) {
    List<PercentilePoint> points = new ArrayList<>();
    for (int i = 0; i <= 100; i++) {
      double nines = i * 0.05;
      double share = 1 - Math.pow(10, -nines);
      points.add(new PercentilePoint(share, mean * (0.2 + 1.5 * nines + 0.2 * nines * nines)));
    }
    points.add(new PercentilePoint(1, mean * 16));
    return points;
  }

  static ResourceResult resource(double utilisation, String busiest) {
    return new ResourceResult(
        estimate(utilisation),
        6,
        null,
        200 / utilisation,
        "exact",
        estimate(utilisation * 2),
        17,
        estimate(0.3),
        time(0.0012),
        new ResourceResult.BusiestResult(busiest, estimate(Math.min(1, utilisation * 1.08))));
  }

  private static ComponentResult component(
      String kind, int replicas, ResourceResult cpu, @Nullable ResourceResult threads) {
    Map<String, ResourceResult> resources = new LinkedHashMap<>();
    resources.put("cpu", cpu);
    if (threads != null) {
      resources.put("threads", threads);
    }
    return new ComponentResult(
        kind,
        replicas,
        estimate(200),
        time(0.011),
        estimate(2.2),
        OUTCOMES,
        resources,
        Map.of(),
        null);
  }

  private static EdgeResult edge(String from, String to, String endpoint) {
    return new EdgeResult(from, to, endpoint, estimate(200), time(0.012), OUTCOMES);
  }

  private static TimeResult times() {
    Map<String, Double> mean = new LinkedHashMap<>();
    mean.put("web.cpu", 0.001);
    mean.put("app.cpu", 0.0080);
    mean.put("app.cpu.wait", 0.0016);
    mean.put(WEIRD + ".read", 0.0041);
    mean.put("network", 0.00005);
    mean.put("app.threads.wait", 0.00005);
    Map<String, Double> slowest = new LinkedHashMap<>();
    slowest.put("web.cpu", 0.001);
    slowest.put("app.cpu", 0.021);
    slowest.put("app.cpu.wait", 0.031);
    slowest.put(WEIRD + ".read", 0.018);
    slowest.put("app.threads.wait", 0.0002);
    return new TimeResult(mean, new TailTimeResult(0.0712, slowest));
  }

  private static SeriesResult series() {
    List<Double> ends = new ArrayList<>();
    List<@Nullable Double> rate = new ArrayList<>();
    List<@Nullable Double> ok = new ArrayList<>();
    List<@Nullable Double> failed = new ArrayList<>();
    List<@Nullable Double> none = new ArrayList<>();
    List<@Nullable Double> p50 = new ArrayList<>();
    List<@Nullable Double> p99 = new ArrayList<>();
    List<@Nullable Double> busy = new ArrayList<>();
    for (int i = 1; i <= 120; i++) {
      boolean gap = i > 60 && i < 66;
      ends.add(5.0 * i);
      rate.add(200 + 12 * Math.sin(i / 3.0) + 5 * Math.cos(i * 1.7));
      ok.add(gap ? 0 : rate.get(i - 1));
      failed.add(gap ? rate.get(i - 1) : 0);
      none.add(0.0);
      p50.add(gap ? null : 0.0118 + 0.001 * Math.sin(i / 4.0));
      p99.add(gap ? null : 0.058 + 0.008 * Math.sin(i / 2.0));
      busy.add(0.8 + 0.1 * Math.sin(i / 5.0));
    }
    Map<String, List<@Nullable Double>> values = new LinkedHashMap<>();
    values.put("users.offered_per_s", rate);
    values.put("users.throughput_per_s", rate);
    values.put("users.goodput_per_s", ok);
    values.put("users.rejected_per_s", none);
    values.put("users.failed_per_s", failed);
    values.put("users.p50_s", p50);
    values.put("users.p99_s", p99);
    values.put("app.cpu.utilisation", busy);
    values.put(
        WEIRD + ".cpu.utilisation", busy.stream().map(x -> x == null ? null : x / 2).toList());
    return new SeriesResult(ends, values);
  }
}
