package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.catalog.Catalog;
import archsim.components.demand.Demand;
import archsim.components.demand.LeastTime;
import archsim.components.flow.Component;
import archsim.components.flow.Handler;
import archsim.components.flow.Request;
import archsim.components.measure.Outcome;
import archsim.components.model.Called;
import archsim.components.model.Checked;
import archsim.components.model.Findings;
import archsim.components.model.Killed;
import archsim.components.model.Wiring;
import archsim.components.unit.OfUnits;
import archsim.components.unit.Unit;
import archsim.components.unit.Units;
import archsim.core.Clock;
import archsim.core.results.ComponentResult;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.explain.Explanation;
import archsim.reports.html.Report;
import archsim.scenario.Language;
import archsim.scenario.ReadResult;
import archsim.scenario.ScenarioReader;
import archsim.scenario.schema.JsonSchema;
import archsim.scenario.yaml.Document;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A kind that can be called and killed is one class and one line of a catalog. */
class OwnKindTest {
  /** Gates that let each request pass after a while; what is at one that is killed fails. */
  @Doc("Gates that let each request pass after a while.")
  record Gates(
      @Doc("How many there are.") @archsim.core.spec.Unit(Dimension.COUNT) @Default("1")
          int replicas,
      @Doc("How long it takes to pass one.") @archsim.core.spec.Unit(Dimension.SECONDS) double pass)
      implements Called, Killed, Checked {
    @Override
    public Component create(Wiring wiring) {
      Units<Unit.Life> units = new Units<>(wiring, replicas, null);
      units.fill(unit -> new Unit.Life() {});
      return new Open(this, wiring.clock(), units, wiring.part("passing"));
    }

    @Override
    public String kind() {
      return "gate";
    }

    @Override
    public List<String> endpoints(Function<String, List<String>> of) {
      return List.of("pass");
    }

    @Override
    public List<Capacity> capacities() {
      return List.of();
    }

    @Override
    public void addDemand(String endpoint, Demand demand) {
      demand.take(LeastTime.of(pass));
    }

    @Override
    public void check(Findings findings) {
      if (replicas == 1 && findings.isKilled(findings.component())) {
        findings.refuse(this, "replicas", "the only gate is killed, and nobody passes");
      }
    }
  }

  /** A run of them: requests go to the first gate that is up. */
  private record Open(Gates gates, Clock clock, Units<Unit.Life> units, int part)
      implements Handler, OfUnits {
    @Override
    public void handle(Request request) {
      int gate = 0;
      while (units.state(gate) != Units.State.UP) {
        gate++;
      }
      int chosen = gate;
      clock.schedule(
          gates.pass(),
          () -> {
            boolean isOpen = units.state(chosen) == Units.State.UP;
            request.charge(clock.now(), part);
            request.complete(isOpen ? Outcome.OK : Outcome.FAILED);
          });
    }
  }

  private static final String SCENARIO =
      """
      name: park
      run: {duration: 20s, warmup: 0s, replications: 2}
      workloads: {visitors: {rate: 200/s, to: app}, staff: {rate: 10/s, to: gate}}
      services: {app: {endpoints: {enter: [{call: gate}]}}}
      gates: {gate: {replicas: 2, pass: 100ms}}
      faults: [{at: 10s, kill: gate, for: 5s}]
      """;

  private static Language language() {
    Map<String, Class<? extends Record>> sections = new LinkedHashMap<>(Catalog.SECTIONS);
    sections.put("gates", Gates.class);
    return ScenarioLanguage.of(sections);
  }

  private static ReadResult read(String yaml) {
    byte[] text = yaml.getBytes(StandardCharsets.UTF_8);
    return ScenarioChecks.check(
        new ScenarioReader(language()).readText("park.yaml", text, Document.Options.NONE));
  }

  @Test
  void itIsExplainedRunKilledAndReported() {
    ReadResult read = read(SCENARIO);
    assertThat(read.text()).isEmpty();

    Explanation explanation = Explanation.of(ScenarioLanguage.architecture(read.scenario()));
    assertThat(explanation.visits()).containsEntry(new Demand.Target("gate", "pass"), 1.0);

    RunOutcome outcome = Runs.run(read, 2);
    ComponentResult gate = Objects.requireNonNull(outcome.result().components().get("gate"));
    assertThat(gate.kind()).isEqualTo("gate");
    assertThat(gate.replicas()).isEqualTo(2);
    assertThat(gate.outcomes().failed()).isPositive();
    assertThat(gate.responseTimeS().mean().value()).isCloseTo(0.1, within(1e-9));
    assertThat(Report.of(outcome.result()).html()).contains("gate");
  }

  @Test
  void itIsInTheSchemaAndAmongTheChoicesOfThoseThatCall() {
    assertThat(JsonSchema.of(language())).contains("\"gates\"");
    assertThat(read(SCENARIO.replace("call: gate", "call: gatt")).text())
        .contains("did you mean 'gate'?");
    assertThat(read(SCENARIO.replace("call: gate", "call: keys")).text())
        .contains("components that fit: app, gate");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "call: gate | query: gate | names gate 'gate', needs one of databases | 4:46",
        "kill: gate | kill: gate, replicas: 3 | kill takes 3 of 'gate', which has 2 | 6:26",
        "replicas: 2 | replicas: 1 | the only gate is killed, and nobody passes | 5:26",
        "call: gate | call: gate.leave | 'gate' has no endpoint 'leave' | 4:45"
      })
  void mistakesAreSaidWhereTheyStand(String right, String wrong, String words, String place) {
    ReadResult read = read(SCENARIO.replace(right, wrong));

    assertThat(read.text()).contains(words, "park.yaml:" + place);
    assertThat(read.diagnostics()).as(read.text()).hasSize(1);
  }
}
