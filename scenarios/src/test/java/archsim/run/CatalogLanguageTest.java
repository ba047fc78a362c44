package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import archsim.scenario.ReadResult;
import archsim.scenario.ScenarioReader;
import archsim.scenario.schema.FieldDocs;
import archsim.scenario.schema.JsonSchema;
import archsim.scenario.yaml.Code;
import archsim.scenario.yaml.Diagnostic;
import archsim.scenario.yaml.Document;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The language with the kinds of the catalog: every form that it promises is read. */
class CatalogLanguageTest {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(JsonSchema.of(ScenarioLanguage.LANGUAGE));

  static Stream<Path> library() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("library"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("library")
  void everyExampleIsValidForReaderAndSchema(Path file) throws IOException {
    ReadResult read =
        new ScenarioReader(ScenarioLanguage.LANGUAGE).read(file, Document.Options.NONE);

    assertThat(ScenarioChecks.check(read).text()).isEmpty();
    assertThat(SCHEMA.validate(Files.readString(file), InputFormat.YAML)).isEmpty();
  }

  static Stream<String> forms() {
    return Stream.of(
        "loadBalancers: {lb: {policy: weighted, targets: [app, {to: canary, weight: 3}]}}",
        "loadBalancers: {lb: {targets: app, policy: least-request, choices: 2, latency: 300us}}",
        "loadBalancers: {lb: {targets: [app], policy: power-of-two, replacement: true}}",
        "loadBalancers: {lb: {targets: [{to: app, weight: 3}, canary], policy: consistent-hash,"
            + " balanceFactor: 1.5}}",
        "loadBalancers: {lb: {targets: app, policy: least-response-time, decay: 5s}}",
        "loadBalancers: {lb: {targets: app, policy: ip-hash, cpu: 2, operation: 50us}}",
        "loadBalancers: {lb: {targets: app, maxConnections: 10k, healthCheck: {interval: 5s,"
            + " unhealthyAfter: 3, healthyAfter: 2, timeout: 1s, slowStart: 30s}}}",
        "loadBalancers: {lb: {targets: app, outlierEjection: {consecutiveFailures: 5, for: 30s,"
            + " maxEjected: 50%}}}",
        "loadBalancers: {lb: {targets: app, sticky: session}}",
        "workloads: {w: {rate: 2/s, to: app, sessions: {length: 8 requests, think: exp(3s)}}}",
        steps("[session: {store: replica}, session: {store: db, op: write}]"),
        "workloads: {w: {users: 3, think: exp(7s), flow: [call: shop.GET /home]}}",
        "workloads: {w: {users: 3, flow: [call: shop.GET /home, {call: app}]}}",
        "workloads: {w: {rate: 9/s, to: shop, endpoints: {GET /home: 70%, GET /item: 30%}}}",
        "workloads: {w: {rate: 9/s, to: app, class: c, timeout: 1s, cancel: propagate}}",
        "workloads: {w: {rate: 9/s, arrivals: gamma(cv=2), to: app.e}}",
        "workloads: {w: {arrivals: mmpp(rate1=140/s stay1=1s rate2=20/s stay2=1s), to: app}}",
        service("queue: 10"),
        service("queue: {limit: 10k}"),
        service("queue: {limit: 512, order: lifo-when-overloaded, overloadedAfter: 50ms}"),
        service("queue: {order: priority}"),
        service("contention: {serial: 3%, coherency: 0.01%}"),
        service("memory: 2Gi"),
        service("memory: 2Gi, memoryBase: 256Mi, memoryPerRequest: 4Mi, startup: exp(20s)"),
        service("gc: {every: 800Mi, allocates: 2Mi, pause: lognormal(p50=20ms p99=200ms)}"),
        service("maxConnections: 2k"),
        "services: {bank: {external: true, endpoints: {pay: [delay: 80ms, fail: 0.1%]}}}",
        "services: {b: {external: true, limits: {concurrency: 5}, endpoints: {p: [delay: 1s]}}}",
        steps("[lock: {name: index, hold: 2ms}, lock: {name: all, compute: 1ms, scope: service}]"),
        steps("[call: {to: app, async: true}]"),
        steps("[compute: 1ms, choose: [{50%: [call: s]}]]"),
        "services: {s: {queue: {order: priority}, endpoints: {e: {priority: 5, steps: [delay: 1s]}}}}",
        service("queue: {order: priority}"),
        service("model: event-loop, loops: 2, cpu: 1500m"),
        service("model: virtual-threads, threads: 20k"),
        "databases: {d: {read: {cpu: 1ms, disk: 2}, disk: {iops: 3k, latency: 500us}}}",
        "databases: {d: {topology: single, cpu: 4, connections: 40, write: exp(5ms)}}",
        "queues: {q: {}}",
        "queues: {q: {partitions: 12, ack: exp(3ms), limit: 2M, whenFull: block, retention: 12h}}",
        "queues: {q: {maxDeliveries: 3, deadLetter: dead, order: by-key, delay: 10s}, dead: {}}",
        steps(
            "[publish: orders, publish: {queue: orders, delay: 5s, timeout: 1s, cancel: propagate}]"),
        "services: {s: {consumes: {queue: orders, steps: [compute: 1ms]}}}",
        "services: {s: {consumes: {queue: orders, group: g, batch: 10, prefetch: 50, concurrency: 2,"
            + " acknowledge: before, steps: [compute: 1ms]}, endpoints: {e: [compute: 1ms]}}}",
        "slos: [lag(orders) < 10s, p99 lag(orders) < 1m, util(orders.messages) < 50%]",
        service("instanceType: t3.micro"),
        service("nodePool: pool, placement: binpack, cpu: 2, cpuRequest: 500m, memory: 1Gi"),
        "databases: {d: {nodePool: pool, cpu: 2, read: 1ms}}",
        "databases: {d: {instanceType: c6i.large, read: 1ms}}",
        "instanceTypes: {m7g.4xlarge: {price: $0.6528/h}, box: {vcpu: 4, memory: 8Gi, speed: 1.1}}",
        "instanceTypes: {b.a: {vcpu: 4, credits: {baseline: 40%, earn: 96/h, max: 2304, launch: 9}}}",
        "instanceTypes: {t3.nano: {credits: {mode: unlimited, surplusPrice: $0.05/vcpu-h}}}",
        "nodePools: {more: {instanceType: m7i.large, count: 3, zones: [eu-1a, eu-1b]}}",
        "cost: {currency: EUR, hours: 200/month}",
        "slos: [cost < $1500/month]",
        steps("{class: c, steps: [compute: 1ms]}"),
        steps("[compute: {time: exp(1ms)}, delay: lognormal(p50=3ms p99=20ms)]"),
        steps("[call: {to: app, timeout: 80ms, cancel: propagate}, query: {db: db, op: write}]"),
        steps("[choose: [{90%: [compute: 1ms]}, {10%: [call: app]}], fail: 0.3%]"),
        steps("[parallel: [call: app, compute: 1ms, query: db]]"),
        steps("[parallel: {fanout: 20, quorum: 18, steps: [query: db]}]"),
        steps("[repeat: {times: 3, steps: [query: db, compute: 1ms]}]"));
  }

  private static String service(String body) {
    return "services: {s: {" + body + ", endpoints: {e: [compute: 1ms]}}}";
  }

  private static String steps(String steps) {
    return "services: {s: {endpoints: {e: " + steps + "}}}";
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyFormIsReadAndValidForTheSchema(String form) throws IOException {
    ReadResult read = withBase(form);

    assertThat(ScenarioChecks.check(read).text()).isEmpty();
    assertThat(SCHEMA.validate("{name: t, " + form + "}", InputFormat.YAML)).isEmpty();
  }

  /** A form beside what it refers to. */
  private static ReadResult withBase(String form) throws IOException {
    Path folder = Files.createTempDirectory("forms");
    Path base = folder.resolve("base.yaml");
    Path file = folder.resolve("form.yaml");
    try {
      Files.writeString(
          base,
          """
          name: base
          workloads:
            all: {rate: 1/s, to: app, sessions: {length: exp(8), think: 3s}}
          services:
            app: {endpoints: {e: [compute: 1ms]}}
            canary: {endpoints: {e: [compute: 1ms]}}
            shop: {endpoints: {GET /home: [compute: 1ms], GET /item: [compute: 1ms]}}
          databases: {db: {read: 1ms, write: 1ms}}
          keys: {user: zipf(n=2M s=0.8)}
          queues: {orders: {}}
          nodePools: {pool: {instanceType: m5.xlarge, count: 2}}
          """);
      Files.writeString(file, "include: [base.yaml]\n" + form + "\n");
      return new ScenarioReader(ScenarioLanguage.LANGUAGE).read(file, Document.Options.NONE);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(base);
      Files.delete(folder);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name: t, workloads: {w: {rate: 10, to: s}}}",
        "{name: t, workloads: {w: {rate: 10/s, too: s}}}",
        "{name: t, services: {s: {replica: 4, endpoints: {e: [compute: 1ms]}}}}",
        "{name: t, services: {s: {model: threds, endpoints: {e: [compute: 1ms]}}}}",
        "{name: t, services: {s: {endpoints: {e: [compute: 8]}}}}",
        "{name: t, services: {s: {endpoints: {e: [computee: 1ms]}}}}",
        "{name: t, databases: {db: {read: {cpu: 1ms, disc: 2}}}}",
        "{name: t, caches: {c: {capcity: 1Gi}}}"
      })
  void wrongFormsAreRefusedByReaderAndSchema(String yaml) {
    ReadResult read =
        new ScenarioReader(ScenarioLanguage.LANGUAGE)
            .readText("t.yaml", yaml.getBytes(StandardCharsets.UTF_8), Document.Options.NONE);

    assertThat(read.isValid()).isFalse();
    assertThat(SCHEMA.validate(yaml, InputFormat.YAML)).isNotEmpty();
  }

  @Test
  void everyFieldSaysWhatItIs() {
    assertThat(new FieldDocs(ScenarioLanguage.LANGUAGE).all())
        .hasSizeGreaterThan(50)
        .allSatisfy(doc -> assertThat(doc.what()).as(doc.path()).isNotBlank());
  }

  /** What the examples of the language use of parts to come is said, and nothing else. */
  @ParameterizedTest
  @ValueSource(strings = {"shop.yaml", "feed.yaml"})
  void examplesOfPartsToComeAreToldSo(String name) {
    Path file = Path.of("../../shared/examples", name);
    if (!Files.exists(file)) {
      System.out.println("SKIPPED: " + file + " is not beside the checkout");
    }
    assumeThat(file).as("skipped: %s is not here", file).exists();
    ReadResult read =
        ScenarioChecks.check(
            new ScenarioReader(ScenarioLanguage.LANGUAGE).read(file, Document.Options.NONE));

    // What is not built cannot be referred to, and what needs it has nothing in its place.
    Set<Code> expected =
        EnumSet.of(
            Code.NOT_YET,
            Code.UNKNOWN_COMPONENT,
            Code.MISSING_FIELD,
            Code.RULE,
            Code.SHAPE,
            Code.VALUE);
    assertThat(read.diagnostics()).extracting(Diagnostic::code).isSubsetOf(expected);
    assertThat(read.diagnostics()).extracting(Diagnostic::code).contains(Code.NOT_YET);
  }
}
