package archsim.core.experiment;

import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;

/**
 * A promise, such as {@code p99 < 400ms for checkout}: a figure, a comparison and a limit.
 *
 * @param text as the user wrote it, without needless spaces; parsing it gives an equal promise
 * @param metric what is measured
 * @param statistic what is taken of it
 * @param quantile from 0 to 1 where the statistic is a quantile, else NaN
 * @param target what the metric is asked of, such as {@code db.cpu}; empty where it has none
 * @param comparator how figure and limit compare when the promise is kept
 * @param limit in SI units, shares from 0 to 1
 * @param window seconds of each window of an availability, else NaN
 * @param scope the workload, class or endpoint it is asked of; empty means every workload apart
 */
public record Slo(
    String text,
    Metric metric,
    Statistic statistic,
    double quantile,
    String target,
    Comparator comparator,
    double limit,
    double window,
    String scope) {

  /**
   * Reads a promise.
   *
   * @throws archsim.core.InvalidSpecException if it is none, with a suggestion
   */
  public static Slo parse(String text) {
    return SloParser.parse(text);
  }

  /** The part of the target before its first dot: the component of {@code db.cpu}. */
  public String component() {
    int dot = target.indexOf('.');
    return dot < 0 ? target : target.substring(0, dot);
  }

  /** The part of the target after its first dot: the resource of {@code db.cpu}; or empty. */
  public String resource() {
    int dot = target.indexOf('.');
    return dot < 0 ? "" : target.substring(dot + 1);
  }

  @Override
  public String toString() {
    return text;
  }

  /** What is taken of a metric. */
  public enum Statistic {
    MEAN,
    QUANTILE,
    /** The highest value that any bucket of the time series had. */
    MAX
  }

  /** How a figure compares with its limit when the promise is kept. */
  public enum Comparator {
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">=");

    private final String symbol;

    Comparator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }

    /** Whether a value keeps the promise. */
    public boolean holds(double value, double limit) {
      return switch (this) {
        case LESS -> value < limit;
        case AT_MOST -> value <= limit;
        case GREATER -> value > limit;
        case AT_LEAST -> value >= limit;
      };
    }

    /** Whether values below the limit keep the promise. */
    public boolean isUpperBound() {
      return switch (this) {
        case LESS, AT_MOST -> true;
        case GREATER, AT_LEAST -> false;
      };
    }
  }

  /** What a promise can be about, with the word of the language for it. */
  public enum Metric {
    @Doc(
        "Response time, as in p99 < 400ms for checkout; requests that did not end OK are slower than"
            + " any limit.")
    LATENCY("latency", Dimension.SECONDS, Target.NONE),
    @Doc("Requests that did not end OK among those that ended.")
    ERRORS("errors", Dimension.SHARE, Target.NONE),
    @Doc("Requests that ended, per second.")
    THROUGHPUT("throughput", Dimension.PER_SECOND, Target.NONE),
    @Doc("Requests that ended OK, per second.")
    GOODPUT("goodput", Dimension.PER_SECOND, Target.NONE),
    @Doc("Busy time of a resource among its capacity, of the busiest replica or shard.")
    UTILISATION("util", Dimension.SHARE, Target.RESOURCE),
    @Doc("Time that requests waited for a resource.")
    WAIT("wait", Dimension.SECONDS, Target.RESOURCE),
    @Doc("In every window, the share of requests that ended OK.")
    AVAILABILITY("availability", Dimension.SHARE, Target.NONE),
    @Doc("Time from publishing a message to its processing.")
    LAG("lag", Dimension.SECONDS, Target.COMPONENT),
    @Doc("Gets of a cache that hit.")
    HIT_RATIO("hitRatio", Dimension.SHARE, Target.COMPONENT),
    @Doc("Reads that returned an older value than the last one written.")
    STALE_READS("staleReads", Dimension.SHARE, Target.COMPONENT),
    @Doc("What all that runs costs, per second of a month.")
    COST("cost", Dimension.MONEY, Target.NONE);

    private final String word;
    private final Dimension dimension;
    private final Target target;

    Metric(String word, Dimension dimension, Target target) {
      this.word = word;
      this.dimension = dimension;
      this.target = target;
    }

    /** How a promise names it; a latency is named by its statistic alone. */
    public String word() {
      return word;
    }

    public Dimension dimension() {
      return dimension;
    }

    /** How a promise names it, with what it is asked of: {@code util(db.cpu)}. */
    public String example() {
      return this == LATENCY
          ? "p99"
          : target == Target.NONE ? word : "%s(%s)".formatted(word, target.example());
    }

    /** Whether it is asked of one component or resource, and so never of a workload. */
    public boolean hasTarget() {
      return target != Target.NONE;
    }

    Target target() {
      return target;
    }

    /** The figure of a component that it is about, empty where it is about something else. */
    public String figure() {
      return switch (this) {
        case LAG -> "lag_s";
        case HIT_RATIO -> "hit_ratio";
        case STALE_READS -> "stale_ratio";
        case LATENCY, ERRORS, THROUGHPUT, GOODPUT, UTILISATION, WAIT, AVAILABILITY, COST -> "";
      };
    }

    /** Whether it is asked of requests, and so of every workload or of those that it names. */
    public boolean isOfRequests() {
      return target == Target.NONE && this != COST;
    }

    /** Why a statistic cannot be taken of it; empty where it can. */
    String objection(Statistic statistic) {
      return switch (statistic) {
        case MEAN -> "";
        case QUANTILE ->
            switch (this) {
              case LATENCY, WAIT, LAG -> "";
              case UTILISATION -> "util has a mean, and max util(…)";
              case ERRORS, THROUGHPUT, GOODPUT, AVAILABILITY, HIT_RATIO, STALE_READS, COST ->
                  word + " has no quantiles";
            };
        case MAX ->
            switch (this) {
              case UTILISATION -> "";
              case LATENCY, WAIT, LAG ->
                  "a maximum grows with the length of a run, so no run can promise it; promise a"
                      + " high quantile, such as p99.9";
              case ERRORS, THROUGHPUT, GOODPUT, AVAILABILITY, HIT_RATIO, STALE_READS, COST ->
                  word + " has no maximum";
            };
      };
    }
  }

  /** What stands in the parentheses behind a metric. */
  enum Target {
    NONE(""),
    COMPONENT("orders"),
    RESOURCE("db.cpu");

    private final String example;

    Target(String example) {
      this.example = example;
    }

    String example() {
      return example;
    }
  }
}
