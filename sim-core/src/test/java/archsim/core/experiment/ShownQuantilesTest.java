package archsim.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.core.random.Streams;
import archsim.core.statistics.ExcursionCounts;
import archsim.core.statistics.Excursions;
import archsim.core.statistics.HistogramSnapshot;
import archsim.core.statistics.LatencyHistogram;
import archsim.core.theory.ErlangC;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whether a quantile is shown is a matter of the length of a run and not of luck: of 40 runs of an
 * M/M/c queue fewer than a tenth show it where a replication is half as long as ten excursions
 * take, and more than nine tenths where it is twice as long. What is shown covers the exact value
 * in 95 % of the runs; over the 480 long runs of all cells that is ± 1 %.
 */
class ShownQuantilesTest {
  private static final int SEEDS = 40;
  private static final int REPLICATIONS = 10;
  private static final int EXCURSIONS_OF_TRIAL = 400;

  /** So few that no level has had enough of them. */
  private static final int CHUNK = 50_000;

  private record Cell(int servers, double load, double quantile) {
    ErlangC theory() {
      return new ErlangC(servers * load, 1, servers);
    }

    /** Requests in which the exact quantile is exceeded once more, on average. */
    double requestsPerExcursion() {
      double exact = theory().responseTimeQuantile(quantile);
      Excursions excursions = new Excursions(3);
      Queue queue = new Queue(new Streams(0, 0), this);
      long requests = 0;
      long count = 0;
      LatencyHistogram level = new LatencyHistogram(3);
      level.record(exact);
      double middle = level.snapshot().seconds(0);
      while (count < EXCURSIONS_OF_TRIAL) {
        excursions.reset();
        for (int i = 0; i < CHUNK; i++) {
          excursions.observe(queue.next());
        }
        requests += CHUNK;
        count += excursions.snapshot().above(middle);
      }
      return (double) requests / count;
    }
  }

  /** Customers of an M/M/c queue of service rate 1, one after the other. */
  private static final class Queue {
    private final ZigguratSampler.Exponential exponential;
    private final double gap;
    private final double[] busyFor;

    Queue(Streams streams, Cell cell) {
      exponential = ZigguratSampler.Exponential.of(streams.sequential("queue", "times"));
      gap = 1 / (cell.load() * cell.servers());
      busyFor = new double[cell.servers()];
      double relaxation = 1 - Math.sqrt(cell.load());
      for (int k = 0; k < 20 / (relaxation * relaxation); k++) {
        next();
      }
    }

    double next() {
      double passed = exponential.sample() * gap;
      int first = 0;
      for (int i = 0; i < busyFor.length; i++) {
        busyFor[i] = Math.max(0, busyFor[i] - passed);
        first = busyFor[i] < busyFor[first] ? i : first;
      }
      busyFor[first] += exponential.sample();
      return busyFor[first];
    }

    void run(long requests, DoubleConsumer observer) {
      for (long k = 0; k < requests; k++) {
        observer.accept(next());
      }
    }
  }

  /** How many of the runs show a quantile, and how many of these cover it. */
  private record Shown(int shown, int covering) {}

  private static Shown shown(Cell cell, long requests) {
    double exact = cell.theory().responseTimeQuantile(cell.quantile());
    int shown = 0;
    int covering = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      List<HistogramSnapshot> times = new ArrayList<>();
      List<ExcursionCounts> counts = new ArrayList<>();
      for (int i = 0; i < REPLICATIONS; i++) {
        LatencyHistogram histogram = new LatencyHistogram(3);
        Excursions excursions = new Excursions(3);
        new Queue(new Streams(seed, i), cell)
            .run(
                requests,
                response -> {
                  histogram.record(response);
                  excursions.observe(response);
                });
        times.add(histogram.snapshot());
        counts.add(excursions.snapshot());
      }
      Estimate estimate = QuantileGuard.quantile(cell.quantile(), times, counts, 1);
      if (!estimate.isRefused()) {
        shown++;
        covering += estimate.lower(0.95) <= exact && exact <= estimate.upper(0.95) ? 1 : 0;
      }
    }
    return new Shown(shown, covering);
  }

  private static Shown check(Cell cell) {
    double requests = QuantileGuard.LEAST_EXCURSIONS * cell.requestsPerExcursion();
    Shown ofShort = shown(cell, (long) (requests / 2));
    Shown ofLong = shown(cell, (long) (requests * 2));

    assertThat(ofShort.shown()).as("%s, %.0f requests", cell, requests / 2).isLessThan(SEEDS / 10);
    assertThat(ofLong.shown()).as("%s, %.0f requests", cell, requests * 2).isGreaterThan(36);
    return new Shown(ofShort.shown() + ofLong.shown(), ofShort.covering() + ofLong.covering());
  }

  @Test
  void whetherAQuantileIsShownDependsOnTheLengthAndNotOnLuck() {
    Shown shown = check(new Cell(1, 0.8, 0.99));

    assertThat(shown.covering()).isGreaterThanOrEqualTo(shown.shown() - 6); // 2 and 3 σ
  }

  @Tag("slow")
  @Test
  void soItIsInSingleAndDoubleQueuesAtAnyLoad() {
    int shown = 0;
    int covering = 0;
    for (int servers : List.of(1, 2)) {
      for (double load : List.of(0.8, 0.9, 0.95)) {
        for (double quantile : List.of(0.99, 0.999)) {
          Shown cell = check(new Cell(servers, load, quantile));
          shown += cell.shown();
          covering += cell.covering();
        }
      }
    }

    assertThat((double) covering / shown).isBetween(0.92, 0.98);
  }
}
