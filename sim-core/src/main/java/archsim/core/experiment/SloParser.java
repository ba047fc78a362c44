package archsim.core.experiment;

import archsim.core.InvalidSpecException;
import archsim.core.Require;
import archsim.core.experiment.Slo.Comparator;
import archsim.core.experiment.Slo.Metric;
import archsim.core.experiment.Slo.Statistic;
import archsim.core.spec.Dimension;
import archsim.core.spec.Quantity;
import com.google.errorprone.annotations.FormatMethod;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code [statistic] metric[(target)] comparator limit [over w windows] [for scope]}, where a
 * statistic alone is one of the latency.
 */
final class SloParser {
  private static final Pattern QUANTILE = Pattern.compile("p(\\d{1,2}(?:\\.\\d{1,6})?)");
  private static final Pattern COMPARATOR = Pattern.compile("[<>=!~≤≥]+");
  private static final Pattern FIGURE =
      Pattern.compile("(?:(\\S+) )?([A-Za-z][\\w-]*) ?(?:\\( ?([^()]*?) ?\\))?");
  private static final Pattern WINDOWS = Pattern.compile("(\\S+) windows?");
  private static final String SCOPE = " for ";
  private static final String OVER = " over ";
  private static final int LONGEST = 500;

  private final String text;

  private SloParser(String text) {
    this.text = text;
  }

  /** What a promise is about: all of it before the comparison. */
  private record Figure(Metric metric, Statistic statistic, double quantile, String target) {}

  static Slo parse(String text) {
    String trimmed = text.strip();
    Require.that(trimmed.length() <= LONGEST, "a promise has at most %d characters", LONGEST);
    int scope = indexOf(SCOPE, trimmed);
    // Spaces within the scope stay: they may be part of an endpoint's name.
    String tidy = trimmed.substring(0, scope).replaceAll("\\s+", " ") + trimmed.substring(scope);
    return new SloParser(tidy).parse();
  }

  private Slo parse() {
    Matcher comparison = COMPARATOR.matcher(text);
    check(comparison.find(), "it compares nothing; write for example p99 < 400ms for checkout");
    Figure figure = figure(text.substring(0, comparison.start()).strip());
    Comparator comparator = comparator(comparison.group());

    String right = text.substring(comparison.end());
    String limitAndWindow = before(SCOPE, right);
    String scope = after(SCOPE, right);
    check(
        scope.isEmpty() || !figure.metric().hasTarget(),
        "it is asked of %s, not of a workload; leave out 'for %s'",
        figure.target(),
        scope);
    check(
        scope.isEmpty() || figure.metric() != Metric.COST,
        "it is asked of the whole system; leave out 'for %s'",
        scope);
    return new Slo(
        text,
        figure.metric(),
        figure.statistic(),
        figure.quantile(),
        figure.target(),
        comparator,
        limit(figure.metric(), comparator, before(OVER, limitAndWindow)),
        window(figure.metric(), comparator, after(OVER, limitAndWindow)),
        scope);
  }

  private Figure figure(String left) {
    if (isStatistic(left)) {
      return figure(Metric.LATENCY, left, "");
    }
    Matcher matcher = FIGURE.matcher(left);
    if (!matcher.matches()) {
      throw unknown("figure", left);
    }
    String word = matcher.group(2);
    Metric metric =
        Arrays.stream(Metric.values())
            .filter(candidate -> candidate.word().equals(word))
            .findFirst()
            .orElseThrow(() -> unknown("figure", word));
    String prefix = matcher.group(1) == null ? "mean" : matcher.group(1);
    if (!isStatistic(prefix)) {
      throw unknown("statistic", prefix);
    }
    if (metric == Metric.LATENCY) {
      throw invalid("a latency is named by its statistic alone")
          .suggesting("'" + (matcher.group(1) == null ? "p99" : prefix) + "'");
    }
    String target = matcher.group(3) == null ? "" : matcher.group(3);
    checkTarget(metric, target);
    return figure(metric, prefix, target);
  }

  private Figure figure(Metric metric, String prefix, String target) {
    Matcher quantile = QUANTILE.matcher(prefix);
    double q = quantile.matches() ? Double.parseDouble(quantile.group(1)) / 100 : Double.NaN;
    if (q == 0) {
      throw invalid("p0 is no quantile").suggesting("'p50'");
    }
    Statistic statistic =
        !Double.isNaN(q)
            ? Statistic.QUANTILE
            : prefix.equals("max") ? Statistic.MAX : Statistic.MEAN;
    String objection = metric.objection(statistic);
    check(objection.isEmpty(), "%s", objection);
    return new Figure(metric, statistic, q, target);
  }

  private void checkTarget(Metric metric, String target) {
    String word = metric.word();
    switch (metric.target()) {
      case NONE -> {
        if (!target.isEmpty()) {
          throw invalid("%s has no parentheses", word).suggesting("'" + word + " … for X'");
        }
      }
      case COMPONENT -> check(!target.isEmpty(), "%s needs a component, as in %1$s(orders)", word);
      case RESOURCE ->
          check(
              target.indexOf('.') > 0 && !target.endsWith("."),
              "%s needs a component and its resource, as in %1$s(%s.cpu)",
              word,
              target.isEmpty() ? "db" : before(".", target));
    }
  }

  private double limit(Metric metric, Comparator comparator, String limit) {
    Dimension dimension = metric.dimension();
    double value = quantity(dimension, limit);
    check(value >= 0, "a limit is never negative");
    check(value > 0 || comparator != Comparator.LESS, "nothing is below %s", limit);
    if (dimension == Dimension.SHARE) {
      check(value <= 1, "%s is at most 100%%, the limit is %s", metric.word(), limit);
      check(value < 1 || comparator != Comparator.GREATER, "no share is above %s", limit);
    }
    return value;
  }

  private double window(Metric metric, Comparator comparator, String window) {
    if (metric != Metric.AVAILABILITY) {
      check(window.isEmpty(), "only an availability is measured over windows");
      return Double.NaN;
    }
    if (comparator.isUpperBound()) {
      throw invalid("an availability is a least share").suggesting("'>='");
    }
    Matcher matcher = WINDOWS.matcher(window);
    check(matcher.matches(), "an availability needs windows, as in '>= 99.5%% over 5m windows'");
    double seconds = quantity(Dimension.SECONDS, matcher.group(1));
    check(seconds > 0, "a window is longer than 0");
    return seconds;
  }

  private double quantity(Dimension dimension, String quantity) {
    check(!quantity.isEmpty(), "there is no limit; write for example %s", dimension.example());
    try {
      return Quantity.parse(dimension, quantity);
    } catch (InvalidSpecException e) {
      throw e.within("'" + text + "': ", "");
    }
  }

  private Comparator comparator(String symbol) {
    String instead =
        switch (symbol) {
          case "=<", "≤" -> "'<='";
          case "=>", "≥" -> "'>='";
          default -> "one of < <= > >=";
        };
    return Arrays.stream(Comparator.values())
        .filter(comparator -> comparator.symbol().equals(symbol))
        .findFirst()
        .orElseThrow(() -> invalid("'%s' is no comparison", symbol).suggesting(instead));
  }

  private static boolean isStatistic(String word) {
    return QUANTILE.matcher(word).matches() || word.equals("mean") || word.equals("max");
  }

  private static String before(String separator, String text) {
    return text.substring(0, indexOf(separator, text)).strip();
  }

  private static String after(String separator, String text) {
    int end = indexOf(separator, text) + separator.length();
    return end > text.length() ? "" : text.substring(end).strip();
  }

  /** Where a word begins, at the end if it does not occur. */
  private static int indexOf(String word, String text) {
    int at = text.indexOf(word);
    return at < 0 ? text.length() : at;
  }

  /** What is wrong with a word that is none of those there are, and what it may have meant. */
  private InvalidSpecException unknown(String noun, String word) {
    String meant = SloWords.meant(word);
    InvalidSpecException wrong = invalid("'%s' is no %s", word, noun);
    return meant.isEmpty()
        ? wrong.within("", "; there are " + String.join(" ", SloWords.all()))
        : wrong.suggesting("'" + meant + "'");
  }

  @FormatMethod
  private void check(boolean holds, String format, Object... arguments) {
    if (!holds) {
      throw invalid(format, arguments);
    }
  }

  @FormatMethod
  private InvalidSpecException invalid(String format, Object... arguments) {
    return new InvalidSpecException(
        "'%s': %s".formatted(text, String.format(Locale.ROOT, format, arguments)));
  }
}
