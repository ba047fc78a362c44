package archsim.components.cache.eviction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Traces of real systems, read where they lie beside the checkout. */
class CacheTraceTest {
  private static final Path EXAMS = Path.of("..", "..", "shared", "exams");
  private static final String EXPECTED = "cache_expected_cloudPhysicsIO.csv";

  /** Misses that others counted, to the last one. */
  @TestFactory
  List<DynamicTest> missesAsOftenAsExpected() throws IOException {
    long[] trace = trace("cache_trace_cloudPhysicsIO.txt.gz");
    List<String> rows =
        Files.readAllLines(EXAMS.resolve(EXPECTED)).stream()
            .filter(row -> row.startsWith("txt keys,"))
            .toList();
    assertThat(rows).hasSize(8);
    return rows.stream()
        .map(row -> DynamicTest.dynamicTest(row, () -> assertRow(row.split(",", -1), trace)))
        .toList();
  }

  private static void assertRow(String[] row, long[] trace) {
    EvictionPolicy cache = Eviction.valueOf(row[1]).create(Long.parseLong(row[2]), 1);

    assertThat(trace).hasSize(Integer.parseInt(row[4]));
    assertThat(Accesses.misses(cache, trace)).isEqualTo(Long.parseLong(row[6]));
  }

  /**
   * Going round a loop that does not fit, recency and one bit of it know nothing (Jiang, Zhang:
   * LIRS, SIGMETRICS 2002): every access misses, also where new entries push out new entries only.
   */
  @ParameterizedTest
  @EnumSource(names = {"LRU", "FIFO", "CLOCK", "SIEVE", "LFU", "ARC"})
  void aLoopThatDoesNotFitIsMissedAllTheTime(Eviction eviction) throws IOException {
    long[] trace = trace("cache_trace_lirs_loop.gz");

    for (int capacity : new int[] {100, 250, 500, 750, 1000}) {
      assertThat(Accesses.misses(eviction.create(capacity, 1), trace)).isEqualTo(trace.length);
    }
  }

  /** What fits is missed once. */
  @ParameterizedTest
  @EnumSource
  void aLoopThatFitsIsMissedOnce(Eviction eviction) throws IOException {
    long[] trace = trace("cache_trace_lirs_loop.gz");
    long keys = Arrays.stream(trace).distinct().count();

    assertThat(Accesses.misses(eviction.create(keys, 1), trace)).isEqualTo(keys);
  }

  /**
   * W-TinyLFU sees ties on a loop, and a tie leaves who is there, so the main part of 99 % stays
   * for every round, but for what its counters confuse. Nobody can have more than (C − 1)/(N − 1)
   * of N keys, Belady's optimum. The sample of ten accesses per entry has to be longer than the
   * loop, which with 100 entries it is not.
   */
  @ParameterizedTest
  @ValueSource(ints = {250, 500, 750, 1000})
  void admissionByFrequencyKeepsItsPartOfALoop(int capacity) throws IOException {
    long[] trace = trace("cache_trace_lirs_loop.gz");
    double keys = Arrays.stream(trace).distinct().count();
    double hits =
        1 - Accesses.misses(Eviction.W_TINYLFU.create(capacity, 1), trace) / (double) trace.length;

    assertThat(hits).isBetween(0.9 * capacity / keys, (capacity - 1) / (keys - 1));
  }

  /**
   * By chance an entry survives the round of N − 1 other keys with (1 − 1/C)^((N − 1)(1 − h)),
   * which is the hit ratio h itself. The root taken is the stable one, below 1.
   */
  @ParameterizedTest
  @ValueSource(ints = {250, 500, 750})
  void chanceKeepsAPartOfALoop(int capacity) throws IOException {
    long[] trace = trace("cache_trace_lirs_loop.gz");
    double keys = Arrays.stream(trace).distinct().count();
    double expected = 0;
    for (int i = 0; i < 1000; i++) {
      expected = StrictMath.pow(1 - 1.0 / capacity, (keys - 1) * (1 - expected));
    }
    double hits =
        1 - Accesses.misses(Eviction.RANDOM.create(capacity, 1), trace) / (double) trace.length;

    // A mean-field formula, to half a point as the others of its kind.
    assertThat(hits).isCloseTo(expected, within(0.005));
  }

  /** What ARC and W-TinyLFU were made for: loops and scans among reuse. */
  @ParameterizedTest
  @CsvSource({"20", "35", "50", "80"})
  void resistingScansBeatsRecencyOnALoopAmongOthers(int capacity) throws IOException {
    long[] trace = trace("cache_trace_lirs_cpp.gz");
    long lru = Accesses.misses(Eviction.LRU.create(capacity, 1), trace);

    assertThat(Accesses.misses(Eviction.ARC.create(capacity, 1), trace)).isLessThan(lru);
    assertThat(Accesses.misses(Eviction.S3_FIFO.create(capacity, 1), trace)).isLessThan(lru);
    assertThat(Accesses.misses(Eviction.W_TINYLFU.create(capacity, 1), trace)).isLessThan(lru);
  }

  private static long[] trace(String name) throws IOException {
    Path file = EXAMS.resolve(name);
    String skipped = "SKIPPED: no " + file + ", so this trace was not run";
    if (!Files.exists(file)) {
      System.out.println(skipped);
    }
    Assumptions.assumeTrue(Files.exists(file), skipped);
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && line.charAt(0) != '*')
          .mapToLong(Long::parseLong)
          .toArray();
    }
  }
}
