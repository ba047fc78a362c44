package archsim.scenario.schema;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.scenario.SampleLanguage;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema takes what the reader takes, and helps with what it does not. */
class JsonSchemaTest {
  private static final String TEXT = JsonSchema.of(SampleLanguage.language());
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(TEXT);

  @Test
  void takesTheFirstExample() throws IOException {
    String example = Files.readString(Path.of("library/hello.yaml"));

    assertThat(SCHEMA.validate(example, InputFormat.YAML)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name: t, x-own: [1, {a: b}], params: {a: 1, b: 2ms}, run: {duration: \"${a}\"}}",
        "{topology: ./other.yaml, services: {}}",
        "{name: t, services: {s: {memory: unlimited, cpu: 500m, replicas: 3, endpoints: {}}}}",
        "{name: t, services: {s: {memory: 8GB, endpoints: {e: [compute: 250µs]}}}}",
        "{name: t, workloads: {w: {rate: 10M/day, to: s}}}",
        "{name: t, slos: [p99 < 1s, {expr: errors < 1%, severity: warn, for: w}]}",
        "{name: t, loadBalancers: {a: {targets: s}, b: {targets: [s, u]}}}",
        "{name: t, services: {s: {endpoints: {e: [call: {to: x, retry: 20ms}]}}}}",
        "{name: t, services: {s: {endpoints: {e: [choose: [{90%: [compute: 1ms]}]]}}}}"
      })
  void takesWhatIsRight(String yaml) {
    assertThat(SCHEMA.validate(yaml, InputFormat.YAML)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{name: t, service: {}}",
        "{name: t, run: {duration: 10}}",
        "{name: t, run: {precision: 2}}",
        "{name: t, services: {s: {replica: 4, endpoints: {}}}}",
        "{name: t, services: {s: {}}}",
        "{name: t, services: {S_1: {endpoints: {}}}}",
        "{name: t, services: {s: {queue: {order: lifo}, endpoints: {}}}}",
        "{name: t, services: {s: {endpoints: {e: [comput: 1ms]}}}}"
      })
  void refusesWhatIsWrong(String yaml) {
    assertThat(SCHEMA.validate(yaml, InputFormat.YAML)).isNotEmpty();
  }

  @Test
  void saysWhatFieldsAre() {
    assertThat(TEXT)
        .contains("\"description\" : \"Workers of one replica.\"", "\"default\" : \"200\"")
        .contains("a duration such as 10ms");
  }
}
