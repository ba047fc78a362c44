package archsim.run;

import archsim.core.results.Verdict;
import archsim.core.theory.CacheTheory;
import archsim.core.theory.ExactMva;
import archsim.core.theory.MMcK;
import archsim.core.theory.Station;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Forty systems of which theory knows what becomes of promises a tenth or more from the truth. */
final class KnownSystems {
  private static final double ABOVE = 1.1;
  private static final double BELOW = 0.9;

  private KnownSystems() {}

  /**
   * A system.
   *
   * @param steady whether it settles, null where it is not asked to
   * @param promises with the verdicts that are right
   */
  record Known(String name, String yaml, @Nullable Boolean steady, Map<String, Verdict> promises) {
    /** The scenario with its promises. */
    String scenario() {
      return yaml + "slos: ['" + String.join("', '", promises.keySet()) + "']\n";
    }
  }

  static List<Known> all() {
    List<Known> all = new ArrayList<>();
    all.addAll(losses());
    all.addAll(overloads());
    all.addAll(backlogs());
    all.addAll(caches());
    all.addAll(loops());
    return all;
  }

  /** M/M/c/K: lines that reject when they are full, below and above 100 %. */
  private static List<Known> losses() {
    return List.of(
        loss(900, 1000, 1, 10),
        loss(1500, 1000, 1, 5),
        loss(1100, 1000, 1, 100),
        loss(1000, 500, 2, 5),
        loss(1300, 250, 4, 4),
        loss(1200, 125, 8, 20),
        loss(1150, 250, 4, 400),
        loss(800, 50, 16, 16));
  }

  private static Known loss(double rate, double serviceRate, int servers, int limit) {
    MMcK exact = new MMcK(rate, serviceRate, servers, limit);
    String yaml =
        """
        name: loss
        run: {duration: 100s, warmup: 20s, replications: 5}
        workloads: {u: {rate: %s/s, to: app}}
        services:
          app: {cpu: %d, threads: %d, queue: {limit: %d}, endpoints: {a: [compute: exp(%sms)]}}
        """
            .formatted(plain(rate), servers, servers, limit - servers, plain(1000 / serviceRate));
    Map<String, Verdict> promises = new LinkedHashMap<>();
    promises.put("errors < " + percent(ABOVE * exact.lossProbability()), Verdict.PASS);
    promises.put("errors < " + percent(BELOW * exact.lossProbability()), Verdict.FAIL);
    promises.put("goodput > " + perSecond(BELOW * exact.throughput()), Verdict.PASS);
    promises.put("goodput > " + perSecond(ABOVE * exact.throughput()), Verdict.FAIL);
    return new Known(
        "M/M/%d/%d at %.0f/s of %.0f/s".formatted(servers, limit, rate, servers * serviceRate),
        yaml,
        true,
        promises);
  }

  /** Asked for 105 % of what they can give, with lines that do not fill up within the run. */
  private static List<Known> overloads() {
    return List.of(
        overload("one server", "app: {cpu: 1, threads: 1, endpoints: {a: [compute: exp(2ms)]}}"),
        overload(
            "one server with constant work",
            "app: {cpu: 1, threads: 1, endpoints: {a: [compute: 2ms]}}"),
        overload("four servers", "app: {cpu: 4, threads: 4, endpoints: {a: [compute: exp(8ms)]}}"),
        overload(
            "processor sharing",
            "app: {cpu: 1, model: virtual-threads, endpoints: {a: [compute: exp(2ms)]}}"),
        overload("a loop", "app: {cpu: 1, model: event-loop, endpoints: {a: [compute: exp(2ms)]}}"),
        overload(
            "the second of two tiers",
            """
            app: {cpu: 2, threads: 50, endpoints: {a: [compute: exp(1ms), call: back]}}
              back: {cpu: 1, threads: 1, endpoints: {b: [compute: exp(2ms)]}}"""),
        overload(
            "a database",
            """
            app: {cpu: 2, threads: 50, endpoints: {a: [compute: exp(1ms), query: db]}}
            databases:
              db: {cpu: 1, connections: 20, read: exp(2ms)}"""),
        overload(
            "two replicas", "app: {replicas: 2, cpu: 1, endpoints: {a: [compute: exp(4ms)]}}"));
  }

  /** A 500/s that is asked for 525/s: at the end of 200 s, 5,000 wait, and for 10 s. */
  private static Known overload(String name, String services) {
    String yaml =
        """
        name: overload
        run: {duration: 200s, warmup: 10s, replications: 3}
        workloads: {u: {rate: 525/s, to: app}}
        services:
          %s
        """
            .formatted(services);
    Map<String, Verdict> promises = new LinkedHashMap<>();
    promises.put("p99 < 1s", Verdict.FAIL);
    promises.put("mean < 1s", Verdict.FAIL);
    promises.put("goodput > 550/s", Verdict.FAIL);
    promises.put("goodput > 450/s", Verdict.UNDECIDED);
    return new Known("105 % of " + name, yaml, false, promises);
  }

  /**
   * One replica of r is down for a time, the others cannot carry the load alone, and their backlog
   * is drained or not when the run ends. As a fluid: each of them gets (λ/(r−1) − μ) d more than it
   * serves in the time d, and then drains it at μ − λ/r.
   */
  private static List<Known> backlogs() {
    return List.of(
        backlog(2, 120, 30, 0.5),
        backlog(2, 120, 30, 2),
        backlog(2, 150, 20, 0.5),
        backlog(2, 150, 20, 2),
        backlog(3, 240, 40, 0.5),
        backlog(3, 240, 40, 2),
        backlog(4, 340, 30, 0.5),
        backlog(4, 340, 30, 2));
  }

  private static Known backlog(int replicas, double rate, double down, double drained) {
    double each = 100;
    double left = (rate / (replicas - 1) - each) * down;
    double drain = left / (each - rate / replicas);
    double kill = 20;
    double duration = kill + down + drained * drain;
    String yaml =
        """
        name: backlog
        run: {duration: %ss, warmup: 20s, replications: 5}
        workloads: {u: {rate: %s/s, to: app}}
        services:
          app: {replicas: %d, cpu: 1, threads: 1, endpoints: {a: [compute: exp(10ms)]}}
        faults: [{at: %ss, kill: app, for: %ss}]
        """
            .formatted(plain(duration), plain(rate), replicas, plain(kill), plain(down));
    Map<String, Verdict> promises = new LinkedHashMap<>();
    promises.put("errors < 5%", drained > 1 ? Verdict.PASS : Verdict.UNDECIDED);
    promises.put("p99 < 100ms", Verdict.FAIL);
    return new Known(
        "%.1f times the drain time after %.0f s without one of %d replicas"
            .formatted(drained, down, replicas),
        yaml,
        null,
        promises);
  }

  /** Entries that live for T from when they were stored: Σ pᵢ λᵢT/(1 + λᵢT). */
  private static List<Known> caches() {
    return List.of(
        cache(500, 100, 0, 1),
        cache(500, 100, 0, 0.1),
        cache(1000, 100, 0.8, 0.5),
        cache(1000, 1000, 0.8, 2),
        cache(1000, 1000, 1, 0.5),
        cache(2000, 10_000, 1, 1),
        cache(2000, 10_000, 1, 5),
        cache(2000, 2000, 1.2, 0.2));
  }

  private static Known cache(double rate, int n, double skew, double ttl) {
    double[] weights = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      weights[i] = StrictMath.pow(i + 1, -skew);
      sum += weights[i];
    }
    double hits = 0;
    for (double weight : weights) {
      hits += weight / sum * CacheTheory.ttl(rate * weight / sum * ttl);
    }
    String yaml =
        """
        name: cache
        run: {duration: 40s, replications: 5}
        keys: {item: zipf(n=%d s=%s)}
        workloads: {u: {rate: %s/s, to: app}}
        services:
          app:
            model: virtual-threads
            cpu: 8
            endpoints: {a: [cache: {get: c, key: item, onMiss: [query: db]}]}
        caches: {c: {capacity: %d entries, ttl: %sms, warm: true}}
        databases: {db: {cpu: 32, connections: 100, read: 100us}}
        """
            .formatted(n, plain(skew), plain(rate), n, plain(1000 * ttl));
    Map<String, Verdict> promises = new LinkedHashMap<>();
    promises.put("hitRatio(c) > " + percent(BELOW * hits), Verdict.PASS);
    promises.put("hitRatio(c) > " + percent(1 - BELOW * (1 - hits)), Verdict.FAIL);
    return new Known(
        "a cache of %d items with a TTL of %s s at %.0f/s".formatted(n, plain(ttl), rate),
        yaml,
        true,
        promises);
  }

  /** Users who wait for answers, by exact mean value analysis. */
  private static List<Known> loops() {
    return List.of(
        loop(5, 1, 0.05, 0.004),
        loop(20, 1, 0.05, 0.004),
        loop(100, 1, 0.05, 0.004),
        loop(50, 1, 0, 0.004),
        loop(40, 2, 0.1, 0.01),
        loop(100, 4, 0.1, 0.01),
        loop(30, 1, 0.2, 0.008),
        loop(60, 2, 0.01, 0.002));
  }

  private static Known loop(int users, int cores, double think, double query) {
    ExactMva exact =
        ExactMva.solve(
            List.of(Station.queue(1, 0.005, cores), Station.queue(1, query, 2)), think, users);
    String yaml =
        """
        name: loop
        run: {duration: 100s, warmup: 10s, replications: 5}
        workloads: {u: {users: %d, think: %s, flow: [call: app]}}
        services:
          app: {cpu: %d, model: virtual-threads, endpoints: {a: [compute: exp(5ms), query: db]}}
        databases: {db: {cpu: 2, connections: 1000, read: exp(%sms)}}
        """
            .formatted(
                users,
                think == 0 ? "0s" : "exp(" + plain(1000 * think) + "ms)",
                cores,
                plain(1000 * query));
    Map<String, Verdict> promises = new LinkedHashMap<>();
    promises.put("throughput > " + perSecond(BELOW * exact.throughput()), Verdict.PASS);
    promises.put("throughput > " + perSecond(ABOVE * exact.throughput()), Verdict.FAIL);
    promises.put("mean < " + milliseconds(ABOVE * exact.responseTime()), Verdict.PASS);
    promises.put("mean < " + milliseconds(BELOW * exact.responseTime()), Verdict.FAIL);
    return new Known(
        "%d users, %d cores, think %s s, query %s s"
            .formatted(users, cores, plain(think), plain(query)),
        yaml,
        true,
        promises);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.4f%%", 100 * share);
  }

  private static String perSecond(double rate) {
    return String.format(Locale.ROOT, "%.3f/s", rate);
  }

  private static String milliseconds(double seconds) {
    return String.format(Locale.ROOT, "%.4fms", 1000 * seconds);
  }

  private static String plain(double value) {
    return java.math.BigDecimal.valueOf(value)
        .round(new java.math.MathContext(9))
        .stripTrailingZeros()
        .toPlainString();
  }
}
