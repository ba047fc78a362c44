package archsim.run;

import archsim.components.measure.OutcomeCounts;
import archsim.core.experiment.Availability;
import archsim.core.experiment.Estimate;
import archsim.core.experiment.PromisedLatency;
import archsim.core.experiment.Slo;
import archsim.core.experiment.SloVerdict;
import archsim.core.experiment.StoppingRule;
import archsim.core.results.SloResult;
import archsim.core.results.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of the promises of a scenario. */
final class Promises {
  private final List<Promise> promises;
  private final Measurements measured;
  private final Cost cost;
  private final double confidence;

  Promises(List<Promise> promises, Measurements measured, Cost cost) {
    this.promises = promises;
    this.measured = measured;
    this.cost = cost;
    confidence = measured.verdictConfidence();
  }

  /** One promise asked of one subject. */
  private record Asked(Promise promise, @Nullable Subject subject, Estimate estimate) {
    @Nullable String name() {
      return subject == null ? null : subject.name();
    }
  }

  /** The promises as far as a stopping rule looks at them. */
  List<StoppingRule.Watched> watched() {
    return asked().stream()
        .map(each -> StoppingRule.Watched.of(each.estimate(), each.promise().slo()))
        .toList();
  }

  /**
   * The verdicts.
   *
   * @param unsettled why nothing can pass, if there is a reason
   */
  List<SloResult> results(Optional<Unsettled> unsettled) {
    List<SloResult> results = new ArrayList<>();
    for (Asked asked : asked()) {
      Slo slo = asked.promise().slo();
      SloVerdict decided = decided(asked, unsettled);
      SloVerdict verdict = unsettled.map(why -> unsettled(decided, why)).orElse(decided);
      String severity = asked.promise().severity().name().toLowerCase(Locale.ROOT);
      SloResult result = verdict.toResult(slo, asked.name(), asked.estimate(), severity);
      results.add(slo.metric() == Slo.Metric.COST ? cost.perMonth(result) : result);
    }
    return results;
  }

  private static SloVerdict unsettled(SloVerdict decided, Unsettled unsettled) {
    return unsettled.grows() && decided.verdict() == Verdict.FAIL
        ? decided.worsening(unsettled.why())
        : decided.atMostUndecided(unsettled.reason());
  }

  private SloVerdict decided(Asked asked, Optional<Unsettled> unsettled) {
    SloVerdict verdict = verdict(asked);
    boolean isSteady = unsettled.isEmpty() && !measured.architecture().isTransient();
    if (isSteady || verdict.verdict() == Verdict.FAIL) {
      return verdict;
    }
    boolean grows = unsettled.map(Unsettled::grows).orElse(false);
    return new Broken(measured)
        .why(asked.promise().slo(), asked.subject(), grows)
        .map(why -> new SloVerdict(Verdict.FAIL, why))
        .orElse(verdict);
  }

  private SloVerdict verdict(Asked asked) {
    Slo slo = asked.promise().slo();
    Subject subject = asked.subject();
    if (slo.metric() == Slo.Metric.AVAILABILITY && subject != null) {
      return availability(slo, subject).verdict();
    }
    if (slo.metric() == Slo.Metric.COST) {
      return cost.verdict(slo);
    }
    SloVerdict verdict = SloVerdict.decide(asked.estimate(), slo, confidence);
    if (subject != null && verdict.verdict() == Verdict.FAIL && isInfiniteMean(asked)) {
      OutcomeCounts ended = subject.in(measured).outcomes();
      String why = PromisedLatency.whyMeanIsInfinite(slo, ended.notOk(), ended.ended());
      return new SloVerdict(Verdict.FAIL, why);
    }
    return verdict;
  }

  private static boolean isInfiniteMean(Asked asked) {
    Slo slo = asked.promise().slo();
    return slo.metric() == Slo.Metric.LATENCY
        && slo.statistic() == Slo.Statistic.MEAN
        && Double.isInfinite(asked.estimate().value());
  }

  private List<Asked> asked() {
    List<Asked> asked = new ArrayList<>();
    for (Promise promise : promises) {
      Slo slo = promise.slo();
      if (!slo.metric().figure().isEmpty()) {
        asked.add(new Asked(promise, null, ofFigure(slo)));
      } else if (slo.metric().hasTarget()) {
        asked.add(new Asked(promise, null, ofResource(slo)));
      } else if (!slo.metric().isOfRequests()) {
        asked.add(new Asked(promise, null, cost.perSecond()));
      } else {
        Subject.of(slo.scope(), measured.architecture())
            .forEach(each -> asked.add(new Asked(promise, each, ofRequests(slo, each))));
      }
    }
    return asked;
  }

  private Estimate ofRequests(Slo slo, Subject subject) {
    Requests requests = subject.in(measured);
    return switch (slo.metric()) {
      case LATENCY -> latency(slo, requests);
      case ERRORS -> requests.errorRatio();
      case THROUGHPUT -> requests.throughput();
      case GOODPUT -> requests.goodput();
      case AVAILABILITY -> availability(slo, subject).estimate();
      case UTILISATION, WAIT, LAG, HIT_RATIO, STALE_READS, COST ->
          throw new IllegalArgumentException(slo + " is not about requests");
    };
  }

  private static Estimate latency(Slo slo, Requests requests) {
    return switch (slo.statistic()) {
      case MEAN -> requests.promisedMean();
      case QUANTILE -> requests.promisedLatency(slo.quantile(), slo.limit());
      case MAX -> throw new IllegalArgumentException("a maximum is no promise");
    };
  }

  private Estimate ofFigure(Slo slo) {
    OwnFigure figure = measured.figure(slo.component(), slo.metric().figure());
    return slo.statistic() == Slo.Statistic.QUANTILE
        ? figure.quantile(slo.quantile())
        : figure.mean();
  }

  private Estimate ofResource(Slo slo) {
    Resource resource = measured.resource(slo.component(), slo.resource());
    return switch (slo.metric()) {
      case UTILISATION ->
          slo.statistic() == Slo.Statistic.MAX
              ? highest(slo.target())
              : resource.utilisation(resource.busiest());
      case WAIT ->
          slo.statistic() == Slo.Statistic.QUANTILE
              ? resource.wait(slo.quantile())
              : resource.meanWait();
      case LATENCY, ERRORS, THROUGHPUT, GOODPUT, AVAILABILITY, LAG, HIT_RATIO, STALE_READS, COST ->
          throw new IllegalArgumentException(slo + " is not about a resource");
    };
  }

  /** The highest bucket of the series, by replication. */
  private Estimate highest(String resource) {
    return Estimate.ofMeans(
            measured.snapshots().stream()
                .mapToDouble(
                    run ->
                        run.series().utilisation().getOrDefault(resource, List.of()).stream()
                            .mapToDouble(Double::doubleValue)
                            .max()
                            .orElse(0))
                .toArray())
        .within(0, 1);
  }

  private Availability availability(Slo slo, Subject subject) {
    List<long[]> ok = new ArrayList<>();
    List<long[]> ended = new ArrayList<>();
    for (List<OutcomeCounts> windows : measured.windows(subject, slo.window())) {
      ok.add(windows.stream().mapToLong(OutcomeCounts::ok).toArray());
      ended.add(windows.stream().mapToLong(OutcomeCounts::ended).toArray());
    }
    return Availability.of(slo, ok, ended, confidence);
  }
}
