package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.core.experiment.Interrupt;
import archsim.core.experiment.WarmUp;
import archsim.core.results.ExperimentResult;
import archsim.scenario.ReadResult;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code warmup: auto} finds, and what it says it cannot. */
class PilotsTest {
  private static final String CACHED =
      """
      name: cached
      run: {duration: 2m, replications: 10}
      keys: {k: zipf(n=20k s=0.9)}
      workloads: {u: {rate: 200/s, to: app}}
      services:
        app: {replicas: 4, endpoints: {a: [cache: {get: c, key: k, onMiss: [query: {db: db, key: k}]}]}}
      caches: {c: {%s}}
      databases: {db: {cpu: 4, read: exp(2ms)}}
      """;

  private static final String QUEUE =
      """
      name: queue
      run: {duration: 100s, replications: 10}
      workloads: {u: {rate: 80/s, to: app}}
      services: {app: {threads: 1, queue: {limit: 100k}, endpoints: {a: [compute: exp(10ms)]}}}
      """;

  /**
   * Of a key that comes at rate λ to a cache with TTL T and room for all, the share λT/(1 + λT)
   * hits. A warm one begins with 100 %, and holds what was there for as long as T.
   */
  @Test
  void aWarmCacheWithATtlIsWaitedFor() {
    RunOutcome run = Runs.text(CACHED.formatted("capacity: 20k entries, ttl: 5m, warm: true"), 2);
    double[] rates = new double[20_000];
    double sum = 0;
    for (int i = 0; i < rates.length; i++) {
      rates[i] = StrictMath.pow(i + 1, -0.9);
      sum += rates[i];
    }
    double hits = 0;
    for (double rate : rates) {
      double perLife = 200 * rate / sum * 300;
      hits += rate / sum * perLife / (1 + perLife);
    }

    ExperimentResult experiment = run.result().experiment();
    assertThat(experiment.steady()).isTrue();
    assertThat(experiment.warmupS()).isEqualTo(900);
    assertThat(run.result().hints()).contains("the warm-up takes 15m, for c settles no sooner");
    assertThat(hits).isBetween(0.8285, 0.8286);
    assertThat(hits)
        .isBetween(
            run.measurements().figure("c", "hit_ratio").mean().lower(0.999),
            run.measurements().figure("c", "hit_ratio").mean().upper(0.999));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "capacity: 20k entries, ttl: 1h, warm: true | c settles in 3h only: warmup: 3h",
        "capacity: 20k entries | c.entries still changes after 40s: warmup: 3m, or longer",
        "capacity: 20k entries, ttl: 1s | ''"
      })
  void whatCannotBeKnownIsSaidWithTheWarmUpToWrite(String cache, String unsettled) {
    assertThat(pilots(CACHED.formatted(cache), 2).warmUp().unsettled().orElse(""))
        .isEqualTo(unsettled);
  }

  /** Sessions last 14 minutes on average, and their number grows for as long. */
  @Test
  void sessionsThatFillForLongerThanThePilotsAreWaitedFor() {
    String sessions = "u: {rate: 5/s, sessions: {length: 8 requests, think: exp(2m)}, to: app}";
    String text = QUEUE.replace("u: {rate: 80/s, to: app}", sessions);

    assertThat(pilots(text, 2).warmUp().unsettled()).hasValue("u settles in 45m only: warmup: 45m");
    assertThat(pilots(text.replace("100s", "10m"), 2).warmUp())
        .isEqualTo(new WarmUp(42 * 60, Optional.empty(), "u"));
  }

  @Test
  void isTheSameOnAnyNumberOfThreadsAndTakesATenthOfTheRun() {
    Pilots alone = pilots(QUEUE, 1);
    WarmUp warmUp = alone.warmUp();

    assertThat(warmUp.unsettled()).isEmpty();
    assertThat(warmUp.seconds()).isPositive();
    assertThat(pilots(QUEUE, 4).warmUp()).isEqualTo(warmUp);
    assertThat(alone.seconds()).isLessThanOrEqualTo(0.1 * 10 * 100 * 1.000001);
  }

  @Test
  void aQueueInSteadyStateIsCalledUnsteadySeldom() {
    int unsettled = 0;
    for (int seed = 1; seed <= 20; seed++) {
      String text = QUEUE.replace("replications: 10", "replications: 10, seed: " + seed);
      unsettled += pilots(text, 2).warmUp().unsettled().isPresent() ? 1 : 0;
    }

    assertThat(unsettled).isLessThanOrEqualTo(1);
  }

  private static Pilots pilots(String yaml, int jobs) {
    ReadResult read = Runs.read(yaml);
    if (!read.isValid()) {
      throw new IllegalArgumentException(read.text());
    }
    return new Pilots(
        ScenarioLanguage.architecture(read.scenario()),
        read.scenario().run(),
        jobs,
        new Interrupt());
  }

  /**
   * At 200/s of 1,250/s all is well; beside it an overload of the service must not hide the TTL.
   */
  @Test
  void aCacheWithATtlIsWaitedForInAnOverloadAsWell() {
    String yaml = CACHED.formatted("capacity: 20k entries, ttl: 20s, warm: true");

    RunOutcome run =
        Runs.text(
            yaml.replace("app: {", "app: {queue: {limit: 10}, ")
                .replace("[cache", "[compute: 30ms, cache"),
            2,
            "run.duration=20s",
            "run.replications=2");

    assertThat(run.result().experiment().warmupS()).isEqualTo(60);
  }
}
