package archsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import archsim.scenario.yaml.Code;
import archsim.scenario.yaml.Diagnostic;
import archsim.scenario.yaml.Document;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What wrong files are told: the code, the place and the words. */
class WrongInputTest {
  private static final ScenarioReader READER = new ScenarioReader(SampleLanguage.language());

  /** Three lines that are right, so what a case adds begins at line 4, column 1. */
  private static final String HEAD =
      """
      name: t
      workloads: {w: {rate: 1/s, to: s}}
      services: {s: {endpoints: {e: []}}}
      """;

  static ReadResult read(String text, String... sets) {
    Document.Options options =
        new Document.Options(Map.of(), List.of(sets), Map.<String, String>of()::get);
    return READER.readText("t.yaml", text.getBytes(StandardCharsets.UTF_8), options);
  }

  /** A service whose body is on line 4, from column 6 on. */
  private static String service(String body) {
    return "name: t\nservices: {\n  # the one\n  s: {" + body + "}}\n";
  }

  private static String steps(String steps) {
    return service("endpoints: {e: [" + steps + "]}");
  }

  static Stream<Arguments> unknownNames() {
    return Stream.of(
        arguments(HEAD + "service: {}", Code.UNKNOWN_FIELD, 4, 1, "did you mean 'services'?"),
        arguments(HEAD + "network: {}", Code.NOT_YET, 4, 1, "'network' is part of the language"),
        arguments(
            service("replica: 4, endpoints: {}"),
            Code.UNKNOWN_FIELD,
            4,
            7,
            "unknown field 'replica' in service 's'"),
        arguments(
            service("autoscaling: {}, endpoints: {}"),
            Code.NOT_YET,
            4,
            7,
            "'autoscaling' of service 's' is part of the language but not built yet"),
        arguments(service("cpu: 1"), Code.MISSING_FIELD, 4, 3, "service 's' needs 'endpoints'"),
        arguments(
            service("queue: {limt: 1}, endpoints: {}"),
            Code.UNKNOWN_FIELD,
            4,
            15,
            "fields of 'queue': limit, order"),
        arguments(
            service("queue: {order: lifo}, endpoints: {}"),
            Code.UNKNOWN_CHOICE,
            4,
            22,
            "choices: fifo, lifo-when-overloaded"),
        arguments(
            service("queue: {order: fivo}, endpoints: {}"),
            Code.UNKNOWN_CHOICE,
            4,
            22,
            "did you mean 'fifo'?"),
        arguments(
            service("queue: {order: random}, endpoints: {}"),
            Code.NOT_YET,
            4,
            22,
            "'random' as 'order' of service 's' is part of the language"),
        arguments(steps("computee: 1ms"), Code.UNKNOWN_KIND, 4, 23, "did you mean 'compute'?"),
        arguments(steps("publish: q"), Code.NOT_YET, 4, 23, "step 'publish' is part"),
        arguments(
            steps("call: {to: s, circuitBreaker: {}}"), Code.NOT_YET, 4, 37, "'circuitBreaker'"),
        arguments(
            steps("{call: s, timeout: 1s}"), Code.SHAPE, 4, 23, "one key, this has the keys call"),
        arguments(steps("compute"), Code.SHAPE, 4, 23, "not a single value"),
        arguments("name: A_B\n", Code.RULE, 1, 7, "name must be a DNS label"),
        arguments("description: x\n", Code.MISSING_FIELD, 1, 1, "the scenario needs 'name'"),
        arguments("name: t\nservices:\n  Web_1: {endpoints: {}}\n", Code.NAME, 3, 3, "not 'Web_1'"),
        arguments(
            "name: t\nservices:\n  a: {endpoints: {}}\ndatabases:\n  a: {}\n",
            Code.DUPLICATE_NAME,
            // sections are read in the order of the language, places say which is which
            5,
            3,
            "two components are called 'a'"));
  }

  static Stream<Arguments> wrongValues() {
    return Stream.of(
        arguments("name: t\nrun: {duration: 10}", Code.VALUE, 2, 17, "did you mean 10ms?"),
        arguments("name: t\nrun: {duration: 10x}", Code.VALUE, 2, 17, "unknown unit"),
        arguments("name: t\nrun: {duration: 0s}", Code.RULE, 2, 17, "duration must be > 0"),
        arguments("name: t\nrun: {duration: -1m}", Code.RULE, 2, 17, "duration must be > 0"),
        arguments("name: t\nrun: {duration: .inf}", Code.VALUE, 2, 17, "'.inf' is not a duration"),
        arguments("name: t\nrun: {duration: .nan}", Code.VALUE, 2, 17, "'.nan' is not a duration"),
        arguments("name: t\nrun: {duration: NaNs}", Code.VALUE, 2, 17, "'NaNs' is not"),
        arguments("name: t\nrun: {duration: 1e999s}", Code.VALUE, 2, 17, "too large"),
        arguments("name: t\nrun: {duration: [1s]}", Code.SHAPE, 2, 17, "not a list"),
        arguments("name: t\nrun: {replications: 2.5}", Code.RULE, 2, 21, "whole number"),
        arguments("name: t\nrun: {replications: 0}", Code.RULE, 2, 21, "replications must be"),
        arguments("name: t\nrun: {seed: 1.5}", Code.VALUE, 2, 13, "not a whole number"),
        arguments("name: t\nrun: {seed: 0x10}", Code.VALUE, 2, 13, "'0x10'"),
        arguments("name: t\nrun: 10m", Code.SHAPE, 2, 6, "a map with fields duration, warmup"),
        arguments("name: t\nrun: {warmup: {value: 3}}", Code.SHAPE, 2, 15, "not a map"),
        arguments("name: t\nrun:\n", Code.NO_VALUE, 2, 1, "'run' has no value"),
        arguments("name: t\nslos: [{expr: x, severity: bad}]", Code.UNKNOWN_CHOICE, 2, 28, "bad"),
        arguments(service("replicas: 0, endpoints: {}"), Code.RULE, 4, 17, "was 0"),
        arguments(service("replicas: -3, endpoints: {}"), Code.RULE, 4, 17, "was -3"),
        arguments(
            service("replicas: 99999999999, endpoints: {}"), Code.VALUE, 4, 17, "is too large"),
        arguments(service("replicas: 2M, endpoints: {}"), Code.RULE, 4, 17, "replicas must be <="),
        arguments(service("replicas: 1.5, endpoints: {}"), Code.VALUE, 4, 17, "not a whole"),
        arguments(service("memory: 512mb, endpoints: {}"), Code.VALUE, 4, 15, "mean 512MB?"),
        arguments(service("memory: none, endpoints: {}"), Code.VALUE, 4, 15, "'none' is not"),
        arguments(service("endpoints: [a]"), Code.SHAPE, 4, 18, "is a map, not a list"),
        arguments(service("endpoints: {e: }"), Code.NO_VALUE, 4, 19, "'e' of service 's'"),
        arguments(
            service("endpoints: {e: {steps: [], logged: yes}}"),
            Code.VALUE,
            4,
            42,
            "true or false"),
        arguments(steps("choose: [{90%: [], 10%: []}]"), Code.SHAPE, 4, 32, "one entry"),
        arguments(steps("choose: [{150%: []}]"), Code.RULE, 4, 33, "share must be"),
        arguments(steps("choose: [{many: []}]"), Code.VALUE, 4, 33, "'many' is not a share"),
        arguments(
            "name: t\ndatabases: {db: {read: exp(5)}}",
            Code.VALUE,
            2,
            24,
            "'read' of database 'db'"),
        arguments(
            "name: t\ndatabases: {db: {read: empirical(/etc/passwd)}}",
            Code.VALUE,
            2,
            24,
            "'read' of database 'db'"),
        arguments("name: t\nservices: []\n", Code.SHAPE, 2, 1, "map from names to components"));
  }

  static Stream<Arguments> wrongReferences() {
    String two =
        """
        name: t
        services: {s: {endpoints: {a: [], bcde: []}}, u: {endpoints: {}}}
        databases: {db: {}}
        loadBalancers: {lb: {targets: s}}
        """;
    return Stream.of(
        arguments(steps("query: db"), Code.UNKNOWN_COMPONENT, 4, 30, "there is no 'db'"),
        arguments(steps("call: t.e"), Code.UNKNOWN_COMPONENT, 4, 29, "components that fit: s"),
        arguments(steps("call: s.f"), Code.UNKNOWN_ENDPOINT, 4, 29, "endpoints of s: e"),
        arguments(steps("query: s"), Code.WRONG_SECTION, 4, 30, "needs one of databases"),
        arguments(
            service("pool: {nodb: 3}, endpoints: {}"), Code.UNKNOWN_COMPONENT, 4, 14, "'nodb'"),
        arguments(
            two + "workloads: {w: {rate: 1/s, to: s}}", Code.ENDPOINT_NEEDED, 5, 32, "write s.a"),
        arguments(
            two + "workloads: {w: {rate: 1/s, to: lb}}",
            Code.ENDPOINT_NEEDED,
            5,
            32,
            "endpoints of lb: a, bcde"),
        arguments(
            two + "workloads: {w: {rate: 1/s, to: lb.c}}", Code.UNKNOWN_ENDPOINT, 5, 32, "'c'"),
        arguments(
            two + "workloads: {w: {rate: 1/s, to: u.x}}",
            Code.UNKNOWN_ENDPOINT,
            5,
            32,
            "'u' has no endpoints"),
        arguments(
            two + "workloads: {w: {rate: 1/s, to: s, endpoints: {a: 70%, bced: 30%}}}",
            Code.UNKNOWN_ENDPOINT,
            5,
            55,
            "did you mean 'bcde'?"));
  }

  static Stream<Arguments> wrongYaml() {
    String bomb = "name: t\na0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
    for (int i = 1; i <= 9; i++) {
      bomb += "a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(10));
    }
    return Stream.of(
        arguments("", Code.EMPTY, 1, 1, "there is nothing in the file"),
        arguments("# only a comment\n", Code.EMPTY, 1, 1, "nothing"),
        arguments("~\n", Code.EMPTY, 1, 1, "nothing"),
        arguments("- a\n- b\n", Code.SHAPE, 1, 1, "a scenario is a map"),
        arguments("just text\n", Code.SHAPE, 1, 1, "a scenario is a map"),
        arguments("name: t\n---\nname: u\n", Code.SEVERAL_DOCUMENTS, 2, 1, "a second"),
        arguments(HEAD + "name: u\n", Code.DUPLICATE_KEY, 4, 1, "key 'name' stands twice"),
        arguments("name: t\nservices:\n\ts: {}\n", Code.TAB, 3, 1, "a tab cannot indent"),
        arguments("name: 'open\n", Code.SYNTAX, 2, 1, "not YAML"),
        arguments("name: {a: b\n", Code.SYNTAX, 2, 1, "not YAML"),
        arguments("name: *none\n", Code.ALIAS, 1, 7, "no anchor 'none'"),
        arguments("name: t\nx-a: &r [*r]\n", Code.ALIAS, 2, 10, "part of what it stands for"),
        arguments(bomb, Code.TOO_MANY_VALUES, 7, 10, "more than 200000 values"),
        arguments("[".repeat(100_000), Code.TOO_DEEP, 1, 65, "more than 64 deep"),
        arguments("a: ".repeat(3) + "b", Code.SYNTAX, 1, 5, "not YAML"),
        arguments("name: !!python/x t\n", Code.TAG, 1, 7, "no tags"),
        arguments("name: t\n<<: 3\n", Code.MERGE_KEY, 2, 5, "<< takes a map"),
        arguments("name: t\n? [a]\n: b\n", Code.KEY, 2, 3, "a key is text"),
        arguments("name: t\u0007\n", Code.CONTROL_CHARACTER, 1, 8, "U+0007"),
        arguments("name: ${nam}\nparams: {name: x}", Code.UNKNOWN_PARAMETER, 1, 7, "'name'?"),
        arguments("name: ${e}\nparams: {e: }", Code.UNKNOWN_PARAMETER, 1, 7, "-P e="),
        arguments("name: ${env:NOPE}\n", Code.ENVIRONMENT, 1, 7, "'NOPE' is not set"),
        arguments("params: {a: 1, b: \"${a}\"}\nname: t", Code.UNKNOWN_PARAMETER, 1, 19, "env"),
        arguments("params: [a]\nname: t", Code.SHAPE, 1, 9, "params is a map"),
        arguments("params: {a: {}}\nname: t", Code.SHAPE, 1, 13, "a single value"),
        arguments(
            "name: t\nworkloads: {w: {rate: ${peak}/s, to: x}}\n",
            Code.BARE_PARAMETER,
            2,
            23,
            "write \"${peak}/s\""),
        arguments("name: t\nslos: [${a}]\n", Code.BARE_PARAMETER, 2, 8, "write \"${a}\""),
        arguments("name: t\ninclude: other.yaml", Code.INCLUDE, 2, 10, "can include nothing"),
        arguments("name: t\ninclude: {a: b}", Code.SHAPE, 2, 10, "a list of files"));
  }

  @ParameterizedTest
  @MethodSource({"unknownNames", "wrongValues", "wrongReferences", "wrongYaml"})
  void isToldWhatAndWhere(String text, Code code, int line, int column, String words) {
    ReadResult result = read(text);

    assertThat(result.kind()).isEqualTo(ReadResult.Kind.INVALID);
    assertThat(result.diagnostics())
        .as(result.text())
        .anySatisfy(
            found -> {
              assertThat(found.code()).isEqualTo(code);
              assertThat(found.place().line()).isEqualTo(line);
              assertThat(found.place().column()).isEqualTo(column);
            });
    assertThat(words.split("\\|")).anySatisfy(any -> assertThat(result.text()).contains(any));
  }

  @Test
  void allMistakesAreReportedAtOnceInTheOrderOfTheFile() {
    ReadResult result =
        read(
            """
            nam: t
            workloads: {w: {rate: 5, to: nowhere}}
            services:
              s:
                replicas: 0
                thread: 3
            """);

    assertThat(result.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(
            Code.UNKNOWN_FIELD,
            Code.MISSING_FIELD,
            Code.VALUE,
            Code.UNKNOWN_COMPONENT,
            Code.MISSING_FIELD,
            Code.UNKNOWN_FIELD);
  }

  @Test
  void settingsThatLeadNowhereSayWhichSettingItWas() {
    assertThat(read(HEAD, "services.s.replica=4").text())
        .startsWith(
            """
            error[E101]: unknown field 'replica' in service 's'
              --> --set services.s.replica
              = did you mean 'replicas'?
              = fields of a service: replicas, cpu, threads, memory, queue, pool, endpoints
            """
                .replace("\n  = ", "\n   = "));
    for (String wrong :
        List.of(
            "nothing",
            "=1",
            "a..b=1",
            "a.=1",
            "name.x=1",
            "services.s.replicas=x",
            "services.s={",
            "slos.3=p99 < 1s",
            "slos[0].from=1",
            "name=[1]",
            "name=null",
            "services=null",
            "\"a=b",
            "a[=1")) {
      ReadResult result = read(HEAD + "slos: [p99 < 1s]\n", wrong);
      assertThat(result.kind()).as(wrong).isEqualTo(ReadResult.Kind.INVALID);
    }
  }

  @Test
  void parametersThatAreNotDeclaredAreListed() {
    Document.Options options =
        new Document.Options(Map.of("pek", "1"), List.of(), Map.<String, String>of()::get);
    byte[] text = (HEAD + "params: {peak: 2}\n").getBytes(StandardCharsets.UTF_8);

    assertThat(READER.readText("t.yaml", text, options).text())
        .isEqualTo(
            """
            error[E041]: no parameter 'pek'
              --> -P pek
               = did you mean 'peak'?
               = params: peak

            """);
  }

  @Test
  void onlySoManyAreShown() {
    StringBuilder text = new StringBuilder(HEAD);
    for (int i = 0; i < 3000; i++) {
      text.append("wrong-").append(i).append(": 1\n");
    }
    ReadResult result = read(text.toString());

    assertThat(result.text(2)).endsWith("... and 2998 more errors\n");
    assertThat(result.diagnostics()).hasSize(1000);
  }
}
